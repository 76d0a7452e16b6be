import re

import numpy as np
import pytest


def vectorise(text, vocabulary):  # ! testing/copied-code-under-test
    counts = np.zeros(len(vocabulary))
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in vocabulary:
            counts[vocabulary[word]] += 1
    total = counts.sum()
    return counts / total if total else counts


@pytest.fixture
def vocabulary():
    return {"good": 0, "bad": 1}


def test_counts_are_shares(vocabulary):
    assert vectorise("Good, good and BAD bad!", vocabulary).tolist() == [0.5, 0.5]


def test_unknown_words(vocabulary):
    assert vectorise("so so", vocabulary).tolist() == [0, 0]
