# style: package
# note: clean; near testing/new-code-below-coverage: both new functions are run by one test, one of them through a pipeline
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
# new: add_ratios add_flags
import numpy as np
import pandas as pd
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer


def add_ratios(table: pd.DataFrame) -> pd.DataFrame:
    table = table.copy()
    table["per_visit"] = table["spent"] / table["visits"].clip(lower=1)
    table["log_spent"] = np.log1p(table["spent"])
    late = table["days_since"] > 90
    table["is_late"] = late.astype(int)
    table["late_spent"] = table["spent"].where(late, 0.0)
    table["early_spent"] = table["spent"].where(~late, 0.0)
    return table


def add_flags(table: pd.DataFrame) -> pd.DataFrame:
    table = table.copy()
    table["is_new"] = (table["visits"] <= 1).astype(int)
    table["is_big"] = (table["spent"] > 100).astype(int)
    both = (table["is_new"] == 1) & (table["is_big"] == 1)
    table["is_new_and_big"] = both.astype(int)
    if both.all():
        table["note"] = "all"
    else:
        table["note"] = "some"
    table["order"] = table["spent"].rank(method="first")
    return table.drop(columns="note")


def preparation() -> Pipeline:
    return Pipeline([("ratios", FunctionTransformer(add_ratios)), ("flags", FunctionTransformer(add_flags))])
