import pytest

from cv import smape


@pytest.mark.parametrize("truth, guess, expected", [([0], [0], 0.0), ([1], [3], 100.0), ([1, 0], [1, 1], 100.0)])
def test_smape(truth, guess, expected):
    assert smape(truth, guess) == pytest.approx(expected)
