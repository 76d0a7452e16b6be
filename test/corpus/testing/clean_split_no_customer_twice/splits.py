# style: package
# note: clean; near testing/no-split-test, testing/test-needs-network: sets of customers are asked whether they are disjoint, and the download is a file in a temporary folder or skipped without a network
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge


def fetch(url: str) -> pd.DataFrame:
    return pd.read_csv(url)


def split_customers(orders: pd.DataFrame, share: float, seed: int):
    customers = orders["customer"].unique()
    chosen = np.random.default_rng(seed).permutation(customers)[: int(share * len(customers))]
    is_test = orders["customer"].isin(chosen)
    return orders[~is_test], orders[is_test]


def evaluate(url: str) -> float:
    train, test = split_customers(fetch(url), 0.2, 0)
    return Ridge().fit(train[["price"]], train["amount"]).score(test[["price"]], test["amount"])
