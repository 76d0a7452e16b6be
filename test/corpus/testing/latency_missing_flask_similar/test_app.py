from unittest.mock import patch

import numpy as np

with patch("joblib.load") as load:
    load.return_value.predict.side_effect = lambda rows: rows[:, 1]
    import app


def test_best_first():
    items = [{"id": "a", "price": 3.0, "stars": 1}, {"id": "b", "price": 9.0, "stars": 5}]
    answer = app.app.test_client().post("/rank", json={"items": items})
    assert answer.status_code == 200
    assert answer.get_json() == {"items": ["b", "a"]}


def test_order_is_numpys():
    assert np.argsort([2, 1]).tolist() == [1, 0]
