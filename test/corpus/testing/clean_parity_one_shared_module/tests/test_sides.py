import pandas as pd
from fastapi.testclient import TestClient

from features import features
from serve import app
from train import train

trips = pd.DataFrame({"start": ["2024-01-01 10:00", "2024-01-01 12:00"], "km": [5.0, None], "minutes": [10.0, 3.0]})


def test_features():
    made = features(trips)
    assert made["hour"].tolist() == [10, 12]
    assert made["km"].tolist() == [5.0, 0.0]


def test_trained_model_answers(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    trips.to_csv("trips.csv", index=False)
    train("trips.csv")
    client = TestClient(app)
    answer = client.post("/minutes", json={"start": "2024-01-01 10:00", "km": 5.0})
    assert answer.status_code == 200
    assert abs(answer.json()["minutes"] - 10.0) < 1e-6
    assert client.post("/minutes", json={"km": 5.0}).status_code == 422
