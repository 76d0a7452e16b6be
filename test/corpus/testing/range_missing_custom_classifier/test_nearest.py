import numpy as np

from nearest import NearestMean


def test_separates_two_heaps():
    X = np.array([[0.0, 0.0], [0.1, 0.0], [5.0, 5.0], [5.1, 5.0]])
    y = np.array(["a", "a", "b", "b"])
    assert NearestMean().fit(X, y).predict(X).tolist() == ["a", "a", "b", "b"]
