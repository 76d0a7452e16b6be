import numpy as np

from sampling import sample_rows, softmax


def test_rows_sum_to_one():
    generator = np.random.default_rng(11)
    probabilities = softmax(generator.normal(size=(8, 3)))
    assert probabilities.shape == (8, 3)
    np.testing.assert_allclose(probabilities.sum(axis=1), 1.0)


def test_sample_has_no_repeats():
    table = np.arange(50)
    rows = sample_rows(table, 20, np.random.default_rng(seed=5))
    assert len(set(rows.tolist())) == 20
