import pandas as pd
import requests

from scorer import score_rows


def test_live_endpoint():  # ! testing/test-needs-network@live
    answer = requests.post("http://localhost:8080/score", json={"visits": 3, "orders": 1})  # ! testing/test-needs-network@live
    assert answer.status_code == 200


def test_scores_of_the_public_table():  # ! testing/test-needs-network@table
    rows = pd.read_csv("https://example.org/visits.csv")  # ! testing/test-needs-network@table
    assert len(score_rows(rows)) == len(rows)


def test_score_of_one():
    assert score_rows([{"visits": 3, "orders": 1}]) == [16]
