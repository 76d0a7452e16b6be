import numpy as np
import pytest

import metrics


def top_k_accuracy(scores, truth, k):
    hits = 0
    for row, label in zip(scores, truth):
        ranked = sorted(range(len(row)), key=lambda i: -row[i])
        hits += label in ranked[:k]
    return hits / len(truth)


def make_rows(seed):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(20, 5)), rng.integers(0, 5, 20)


@pytest.mark.parametrize("k", [1, 2, 4])
def test_as_counted_by_hand(k):
    scores, truth = make_rows(0)
    assert metrics.top_k_accuracy(scores, truth, k) == pytest.approx(top_k_accuracy(scores, truth, k))


def test_rows():
    assert metrics.make_rows(3).shape == (3, 1)
