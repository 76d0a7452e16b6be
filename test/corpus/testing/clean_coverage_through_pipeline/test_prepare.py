import pandas as pd

from prepare import preparation


def test_preparation():
    rows = pd.DataFrame({"spent": [0.0, 200.0], "visits": [0, 1], "days_since": [100, 3]})
    result = preparation().fit_transform(rows)
    assert result["per_visit"].tolist() == [0, 200]
    assert result["is_new_and_big"].tolist() == [0, 1]
    assert result["late_spent"].tolist() == [0, 0]
