import numpy as np

from scaling import mean_absolute_error, min_max


def test_min_max():
    scaled = min_max([1.0, 1.3, 2.0])
    assert scaled[1] == 0.3  # ! testing/exact-float-assert
    assert min(scaled) >= 0


def test_error():
    assert mean_absolute_error([1.0, 2.0, 3.3], [1.1, 2.2, 3.0]) == 0.2  # ! testing/exact-float-assert


def test_error_of_equal():
    assert np.isclose(mean_absolute_error([1.5], [1.5]), 0.0)
