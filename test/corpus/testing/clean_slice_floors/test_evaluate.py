import numpy as np
import pandas as pd
import pytest

from evaluate import accuracy, by_group, fit


@pytest.fixture(scope="module")
def loans():
    generator = np.random.default_rng(0)
    table = pd.DataFrame({"income": generator.normal(size=400), "gender": generator.integers(0, 2, 400), "age": generator.choice([20, 50, 80], 400)})
    return table.assign(defaulted=(table["income"] < 0).astype(int))


@pytest.mark.parametrize("column", ["gender", "age"])
def test_each_group_is_served(loans, column):
    scores = by_group(fit(loans[:300]), loans[300:], column)
    assert (scores >= 0.85).all()
    assert scores.max() - scores.min() < 0.1


def test_as_a_whole(loans):
    assert accuracy(fit(loans[:300]), loans[300:]) >= 0.9
