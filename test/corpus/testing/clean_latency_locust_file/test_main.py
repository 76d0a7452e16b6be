import time
from unittest.mock import patch

from fastapi.testclient import TestClient

with patch("joblib.load") as load:
    load.return_value.predict.return_value = [12.0]
    from main import app


def test_contract():
    answer = TestClient(app).post("/eta", json={"km": 1.0, "hour": 7})
    assert answer.json() == {"minutes": 12.0}
    assert TestClient(app).post("/eta", json={"km": 1.0}).status_code == 422


def test_within_budget():
    client = TestClient(app)
    durations = []
    for _ in range(50):
        begin = time.perf_counter()
        client.post("/eta", json={"km": 1.0, "hour": 7})
        durations.append(time.perf_counter() - begin)
    assert sorted(durations)[47] < 0.25
