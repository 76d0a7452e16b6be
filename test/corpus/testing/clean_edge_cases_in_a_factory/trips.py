# style: course
# note: clean; near testing/no-edge-case-test: the gap, the zero and the empty table come from a factory with overrides, and the refused row is expected to raise
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge


def speed(trips: pd.DataFrame) -> pd.Series:
    if (trips["km"] < 0).any():
        raise ValueError("a trip can't be shorter than 0 km")
    hours = trips["minutes"].replace(0, np.nan) / 60
    return (trips["km"] / hours).fillna(0.0)


def fit(trips):
    return Ridge().fit(speed(trips).to_frame(), trips["fare"])
