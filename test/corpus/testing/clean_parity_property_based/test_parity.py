from unittest.mock import patch

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from app import app, row_of
from train import features


@given(km=st.integers(0, 500_000), year=st.integers(1980, 2026))
def test_same_features(km, year):
    learned = features(pd.DataFrame([{"km": km, "year": year}])).to_numpy()[0]
    np.testing.assert_allclose(learned, row_of({"km": km, "year": year}))


@patch("app.joblib.load")
def test_price(load):
    load.return_value.predict.return_value = [5000.0]
    answer = app.test_client().post("/price", json={"km": 1000, "year": 2020})
    assert answer.get_json() == {"price": 5000.0}
