import numpy as np
import pytest

from data import normalise


@pytest.mark.parametrize("signal", [np.array([1.0, 3.0]), np.array([5.0, 5.0])])
def test_normalise(signal):
    assert normalise(signal).mean() == pytest.approx(0.0)
