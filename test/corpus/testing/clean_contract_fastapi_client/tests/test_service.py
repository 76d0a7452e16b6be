import pytest

good = {"income": 1000, "amount": 200}


def test_score(client):
    answer = client.post("/api/v2/score", json=good)
    assert answer.status_code == 200
    assert answer.json() == {"score": 0.75}


@pytest.mark.parametrize("body", [{}, {"income": 1000}, {**good, "amount": "much"}, {**good, "amount": 0}])
def test_refuses(client, body):
    assert client.post("/api/v2/score", json=body).status_code == 422


def test_no_income(client):
    assert client.post("/api/v2/score", json={**good, "income": 0}).status_code == 200
