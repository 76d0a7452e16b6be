import numpy as np

from ensemble import bag, blend

X = np.random.default_rng(0).normal(size=(30, 2))
y = X[:, 0] - X[:, 1]


def test_same_seed_same_answers():
    first = blend(bag(X, y, 3, seed=1), X)
    second = blend(bag(X, y, 3, seed=1), X)
    np.testing.assert_array_equal(first, second)


def test_other_seed_other_answers():
    assert not np.allclose(blend(bag(X, y, 3, seed=1), X), blend(bag(X, y, 3, seed=2), X))
