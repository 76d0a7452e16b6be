import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import roc_auc_score

from risk import risk, train


@pytest.fixture(scope="module")
def loans():
    rng = np.random.default_rng(3)
    table = pd.DataFrame({"income": rng.uniform(1, 9, 200), "debt": rng.uniform(1, 9, 200)})
    table["purpose"] = rng.choice(["car", "house"], 200)
    table["gender"] = rng.choice(["f", "m"], 200)
    table["defaulted"] = (table["debt"] > table["income"]).astype(int)
    return table


@pytest.fixture(scope="module")
def model(loans):
    return train(loans)


def test_more_debt_is_more_risk(model, loans):
    more = loans.assign(debt=loans["debt"] + 2)
    assert (risk(model, more) > risk(model, loans)).all()


def test_spelling_does_not_matter(model, loans):
    shouted = loans.assign(purpose=loans["purpose"].str.upper() + " ")
    pd.testing.assert_series_equal(risk(model, shouted), risk(model, loans))


def test_range(model, loans):
    risks = risk(model, loans)
    assert ((0 <= risks) & (risks <= 1)).all()


@pytest.mark.parametrize("gender", ["f", "m"])
def test_floor_for_each_gender(model, loans, gender):
    group = loans[loans["gender"] == gender]
    assert roc_auc_score(group["defaulted"], risk(model, group)) > 0.8
