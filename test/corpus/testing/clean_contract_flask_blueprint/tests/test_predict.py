import pytest

from web import create_app


class Always:
    def predict(self, rows):
        return ["setosa"] * len(rows)


@pytest.fixture()
def client():
    return create_app(Always()).test_client()


def test_species(client):
    answer = client.post("/api/species", json={"length": 5.1, "width": 3.5})
    assert answer.status_code == 200
    assert answer.get_json() == {"species": "setosa"}


def test_missing_field(client):
    answer = client.post("/api/species", json={"length": 5.1})
    assert answer.status_code == 400
    assert "width" in answer.get_json()["error"]
