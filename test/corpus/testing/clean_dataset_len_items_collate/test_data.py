import pytest
import torch
from torch.utils.data import DataLoader

from data import LABELS, Answers, pad


@pytest.fixture
def answers():
    return Answers([([3, 4, 5], "yes"), ([6], "no")])


def test_length_and_items(answers):
    assert len(answers) == 2
    codes, label = answers[1]
    assert codes.tolist() == [6]
    assert codes.dtype == torch.int64
    assert 0 <= label < len(LABELS)


def test_end(answers):
    with pytest.raises(IndexError):
        answers[2]


def test_empty():
    assert len(Answers([])) == 0


def test_batch(answers):
    codes, labels = next(iter(DataLoader(answers, batch_size=2, collate_fn=pad)))
    assert codes.tolist() == [[3, 4, 5], [6, 0, 0]]
    assert labels.tolist() == [1, 0]
