import pandas as pd

from pipeline import fit, prepare


def test_prepare():
    rows = prepare(pd.DataFrame({"clicks": [1.0, None], "views": [2.0, 3.0], "bought": [1, 0]}))
    assert rows["rate"].tolist() == [0.5]


def test_fit():
    model = fit(pd.DataFrame({"rate": [0.0, 1.0], "bought": [0, 1]}))
    assert model.predict(pd.DataFrame({"rate": [0.9]})).tolist() == [1]
