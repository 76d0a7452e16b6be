# style: package
# note: clean; near testing/no-behaviour-test, testing/no-output-range-test, testing/no-slice-test: one test changes a single column and says in which direction the answer moves, one gives other spellings of the same words, one asks for the range, one for a floor in each group
# open: testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

NUMBERS = ["income", "debt"]


def clean(loans: pd.DataFrame) -> pd.DataFrame:
    return loans.assign(purpose=loans["purpose"].str.strip().str.lower(), gender=loans["gender"].str.lower())


def train(loans: pd.DataFrame) -> Pipeline:
    prepare = make_column_transformer((StandardScaler(), NUMBERS), (OneHotEncoder(handle_unknown="ignore"), ["purpose", "gender"]))
    return make_pipeline(prepare, LogisticRegression()).fit(clean(loans), loans["defaulted"])


def risk(model: Pipeline, loans: pd.DataFrame) -> pd.Series:
    return pd.Series(model.predict_proba(clean(loans))[:, 1], index=loans.index)
