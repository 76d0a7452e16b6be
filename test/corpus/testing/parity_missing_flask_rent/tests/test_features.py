from unittest.mock import patch

import pandas as pd

from train import make_features

with patch("joblib.load") as load:
    load.return_value.predict.return_value = [900.0]
    import app


def test_training_features():
    result = make_features(pd.DataFrame({"area": [60.0], "rooms": [None]}))
    assert result["area_per_room"].tolist() == [60.0]


def test_request_features():
    assert app.features_of({"area": 60.0, "rooms": 2}) == [[60.0, 2, 30.0]]


def test_rent():
    answer = app.app.test_client().post("/rent", json={"area": 60.0})
    assert answer.status_code == 200
    assert answer.get_json() == {"rent": 900.0}
