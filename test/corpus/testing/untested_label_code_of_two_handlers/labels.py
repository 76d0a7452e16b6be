# style: package
# note: the tests run one of two functions that make labels; the other has a threshold and a date in it
# open: testing/no-edge-case-test testing/no-split-test
import numpy as np
import pandas as pd


def churned(customers: pd.DataFrame, today: str) -> pd.Series:
    silent = pd.Timestamp(today) - pd.to_datetime(customers["last_seen"])
    return (silent.dt.days > 90).astype(int)


def revenue_band(customers: pd.DataFrame) -> pd.Series:  # ! testing/untested-feature-code
    total = customers["orders"].fillna(0) * customers["mean_order"].fillna(0)
    return pd.Series(np.select([total < 50, total < 500], ["low", "middle"], default="high"), index=customers.index)
