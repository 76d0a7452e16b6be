import numpy as np

import metrics


def slow_distance(left, right):
    return np.array([[np.sqrt(sum((a - b) ** 2 for a, b in zip(one, other))) for other in right] for one in left])


def make_points():
    generator = np.random.default_rng(0)
    return generator.normal(size=(5, 3)), generator.normal(size=(4, 3))


def test_agrees_with_the_slow_form():
    left, right = make_points()
    np.testing.assert_allclose(metrics.pairwise_distance(left, right), slow_distance(left, right))


def test_distance_to_itself():
    table = metrics.make_table([[0, 0], [3, 4]])
    np.testing.assert_allclose(metrics.pairwise_distance(table, table), [[0, 5], [5, 0]])
