import pandas as pd

from pipeline import add_weekday, clean


def test_clean():
    rides = pd.DataFrame({"ride_id": [1, 1, 2], "count": [3, 3, None]})
    assert clean(rides)["ride_id"].tolist() == [1]


def test_weekday():
    assert add_weekday(pd.DataFrame({"day": ["2024-01-01"]}))["weekday"].tolist() == [0]
