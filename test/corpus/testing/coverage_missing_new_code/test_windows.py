import numpy as np

from windows import scale


def test_scale():
    assert scale(np.array([1.0, 3.0])).tolist() == [0, 1]
