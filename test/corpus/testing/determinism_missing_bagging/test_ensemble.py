import numpy as np
import pytest

from ensemble import bag, blend


def test_blend_of_a_constant():
    np.random.seed(0)
    X = np.arange(20.0).reshape(10, 2)
    models = bag(X, np.full(10, 4.0), count=3)
    assert len(models) == 3
    assert blend(models, X) == pytest.approx(np.full(10, 4.0))
