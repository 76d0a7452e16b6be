import pandas as pd

from splits import week_of


def test_week():
    assert week_of(pd.to_datetime(pd.Series(["2026-01-08"]))).tolist() == [2]
