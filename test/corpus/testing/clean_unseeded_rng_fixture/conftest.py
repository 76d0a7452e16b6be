import random

import numpy as np
import pytest


@pytest.fixture(autouse=True)
def seeds():
    random.seed(7)
    np.random.seed(7)
