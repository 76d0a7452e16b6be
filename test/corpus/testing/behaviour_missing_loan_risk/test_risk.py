import numpy as np
import pandas as pd

from risk import FEATURES, risk, train


def loans():
    rng = np.random.default_rng(1)
    table = pd.DataFrame(rng.uniform(1, 9, size=(60, 4)), columns=FEATURES)
    table["defaulted"] = (table["debt"] > table["income"]).astype(int)
    return table


def test_risks_are_probabilities():
    table = loans()
    risks = risk(train(table), table)
    assert risks.between(0, 1).all()
    assert list(risks.index) == list(table.index)


def test_good_enough():
    table = loans()
    risks = risk(train(table[:40]), table[40:])
    assert ((risks > 0.5) == table[40:]["defaulted"]).mean() > 0.7
