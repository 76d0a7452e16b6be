import pandas as pd

from impute import fill_by_group, fill_in_order, fill_with_mean


def test_fill_with_mean():
    filled = fill_with_mean(pd.DataFrame({"a": [1.0, None, 3.0]}))
    assert filled["a"].tolist() == [1, 2, 3]


def test_fill_by_group():
    table = pd.DataFrame({"kind": [1, 1, 2], "a": [4.0, None, None]})
    assert fill_by_group(table, "kind")["a"].tolist() == [4, 4, 4]


def test_fill_in_order():
    table = pd.DataFrame({"day": [2, 1], "a": [None, 5.0], "b": [None, None]})
    filled = fill_in_order(table, "day")
    assert filled["a"].tolist() == [5, 5]
    assert filled["b"].tolist() == [0, 0]
