# style: package
# note: prepare_data stands in two modules; the test imports only one of them
# open: testing/no-edge-case-test testing/no-parity-test
import numpy as np
import pandas as pd


def prepare_data(orders: pd.DataFrame) -> pd.DataFrame:
    orders = orders.copy()
    orders["hour"] = pd.to_datetime(orders["placed_at"]).dt.hour
    orders["log_total"] = np.log1p(orders["total"].clip(lower=0))
    return orders.drop(columns=["placed_at"])
