# style: package
# note: clean; near data/result-discarded and inplace-result-assigned: lists, out=, inplace, a look, code that must fail
# open: data/read-without-schema
import numpy as np
import pandas as pd
import pytest

orders = pd.read_csv("orders.csv")
orders = orders.dropna(subset=["price"]).sort_values("date")
names = ["b", "a"]
names.sort()
scores = np.array([0.5, 1.5])
np.clip(scores, 0, 1, out=scores)
later = orders.drop(columns=["note"], inplace=False)


def test_missing_column():
    with pytest.raises(KeyError):
        orders.drop(columns=["none"])
    print(orders.shape, later.shape)
