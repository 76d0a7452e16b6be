import pandas as pd

from impute import fill_with_mean


def test_fill_with_mean():
    filled = fill_with_mean(pd.DataFrame({"a": [1.0, None, 3.0]}))
    assert filled["a"].tolist() == [1, 2, 3]
