# style: package
# note: a risk model of columns that everybody reads the same way; its tests ask for shape and range, and for no direction
# open: testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

FEATURES = ["income", "debt", "missed_payments", "age"]


def train(loans: pd.DataFrame) -> Pipeline:  # ! testing/no-behaviour-test@1
    model = make_pipeline(StandardScaler(), LogisticRegression())
    return model.fit(loans[FEATURES], loans["defaulted"])


def risk(model: Pipeline, loans: pd.DataFrame) -> pd.Series:  # ! testing/no-behaviour-test@1
    return pd.Series(model.predict_proba(loans[FEATURES])[:, 1], index=loans.index)
