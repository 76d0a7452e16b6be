import pytest
from fastapi.testclient import TestClient

from service import app, get_model


class Fixed:
    def predict_proba(self, rows):
        return [[0.25, 0.75] for _ in rows]


@pytest.fixture
def client():
    app.dependency_overrides[get_model] = Fixed
    with TestClient(app) as client:
        yield client
    app.dependency_overrides.clear()
