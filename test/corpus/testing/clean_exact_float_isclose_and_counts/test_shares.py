import math

import numpy as np
import pytest

from shares import Smoother, percent, share_missing


def test_smooth():
    result = Smoother(0.3)(np.array([1.0, 2.0]))
    assert np.allclose(result, [1.0, 1.3])
    assert math.isclose(result[1], 1.3)
    assert abs(result[1] - 1.3) < 1e-9


def test_setting_is_kept():
    assert Smoother(alpha=0.1).alpha == 0.1
    assert Smoother().alpha == 0.3


def test_half_is_missing():
    assert share_missing(np.array([np.nan, 1.0])) == 0.5


def test_percent():
    assert percent(1, 3) == 33.3
    assert percent(2, 3) == pytest.approx(66.7)
