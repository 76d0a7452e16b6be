from unittest.mock import patch

from fastapi.testclient import TestClient

with patch("joblib.load"):
    from app.main import app

client = TestClient(app)


def test_health():
    answer = client.get("/v1/health")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok"}
