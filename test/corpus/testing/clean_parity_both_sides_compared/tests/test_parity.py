from unittest.mock import patch

import numpy as np
import pandas as pd
import pytest
from fastapi.testclient import TestClient

from api import Payment, app, serving_features
from train import training_features

ROWS = [{"amount": 120.0, "hour": 13}, {"amount": None, "hour": 3}, {"amount": 0.0, "hour": 6}]


@pytest.mark.parametrize("row", ROWS)
def test_both_sides_make_the_same_features(row):
    train = training_features(pd.DataFrame([row]).astype({"amount": float}))
    serve = pd.DataFrame([serving_features(Payment(**row))])
    pd.testing.assert_frame_equal(train, serve, check_dtype=False)


@patch("api.joblib.load")
def test_contract(load):
    load.return_value.predict_proba.return_value = np.array([[0.4, 0.6]])
    client = TestClient(app)
    assert client.post("/fraud", json=ROWS[0]).json() == {"fraud": pytest.approx(0.6)}
    assert client.post("/fraud", json={"amount": 1.0}).status_code == 422
