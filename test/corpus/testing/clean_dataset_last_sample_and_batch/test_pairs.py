import numpy as np
import pytest
import torch

from pairs import Pairs, loader_of


@pytest.fixture
def pairs():
    values = np.arange(12).reshape(4, 3)
    return Pairs(values, values + 100, [0, 1, 0, 1])


def test_last_of_four(pairs):
    assert len(pairs) == 4
    pair, label = pairs[3]
    assert pair.shape == (2, 3)
    assert pair.dtype == torch.float32
    assert label == 1


def test_batch(pairs):
    batch, labels = next(iter(loader_of(pairs, 0)))
    assert batch.shape == (2, 2, 3)
    assert set(labels.tolist()) <= {0, 1}


def test_same_seed_same_order(pairs):
    first = [labels.tolist() for _, labels in loader_of(pairs, 1)]
    second = [labels.tolist() for _, labels in loader_of(pairs, 1)]
    assert first == second


def test_lengths_must_agree():
    with pytest.raises(ValueError):
        Pairs(np.zeros((2, 3)), np.zeros((3, 3)), [0, 1])
