import pandas as pd

from score import FEATURES, PropensityModel


def test_fit_keeps_itself():
    rows = pd.DataFrame([[20, 1, 5.0], [60, 9, 80.0], [40, 4, 30.0]], columns=FEATURES)
    model = PropensityModel()
    assert model.fit(rows, pd.Series([0, 1, 0])) is model


def test_predicts():
    rows = pd.DataFrame([[20, 1, 5.0], [60, 9, 80.0], [40, 4, 30.0]], columns=FEATURES)
    model = PropensityModel().fit(rows, pd.Series([0, 1, 0]))
    model.predict_proba(rows)
    assert model.regression.coef_ is not None
