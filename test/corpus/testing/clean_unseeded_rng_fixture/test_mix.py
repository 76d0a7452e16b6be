import numpy as np

from mix import mix_up


def test_mean_stays():
    X = np.random.randn(500, 2)
    y = np.random.rand(500)
    mixed, labels = mix_up(X, y)
    np.testing.assert_allclose(mixed.mean(axis=0), X.mean(axis=0))
    np.testing.assert_allclose(labels.mean(), y.mean())
