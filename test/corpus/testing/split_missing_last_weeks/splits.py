# style: package
# note: own code cuts a table by weeks and by customers; the tests look at something else
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge


def week_of(dates: pd.Series) -> pd.Series:
    return dates.dt.isocalendar().week


def split_last_weeks(orders: pd.DataFrame, weeks: int):  # ! testing/no-split-test@1
    last = orders["date"].max() - pd.Timedelta(weeks=weeks)
    return orders[orders["date"] <= last], orders[orders["date"] >= last]


def split_customers(orders: pd.DataFrame, share: float, seed: int):  # ! testing/no-split-test@1
    customers = orders["customer"].unique()
    chosen = np.random.default_rng(seed).permutation(customers)[: int(share * len(customers))]
    is_test = orders["customer"].isin(chosen)
    return orders[~is_test], orders[is_test]


def evaluate(orders: pd.DataFrame) -> float:
    train, test = split_last_weeks(orders, 4)
    model = Ridge().fit(train[["price", "week"]], train["amount"])
    return model.score(test[["price", "week"]], test["amount"])
