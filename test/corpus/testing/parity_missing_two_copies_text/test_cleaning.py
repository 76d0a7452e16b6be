from unittest.mock import patch

import pandas as pd
from fastapi.testclient import TestClient

from train import clean

with patch("joblib.load") as load:
    load.return_value.predict.return_value = ["billing"]
    import api


def test_training_side():
    assert clean(pd.Series(["Hi, YOU "])).tolist() == ["hi  you"]


def test_serving_side():
    assert api.clean_one("Where is it?") == "where is it"


def test_contract():
    client = TestClient(api.app)
    assert client.post("/queue", json={"text": "my bill"}).json() == {"queue": "billing"}
    assert client.post("/queue", json={}).status_code == 422
