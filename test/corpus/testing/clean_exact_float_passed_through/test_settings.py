import numpy as np

from settings import Schedule, initial_weights, read_schedule


def test_reads_the_rate():
    assert read_schedule({"rate": "0.05"}).rate == 0.05


def test_falls_back():
    assert read_schedule({}) == Schedule(rate=0.1, steps=100)


def test_same_seed_same_weights():
    np.testing.assert_array_equal(initial_weights(4, seed=1), initial_weights(4, seed=1))
