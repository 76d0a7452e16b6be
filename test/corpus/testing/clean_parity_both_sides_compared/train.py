# style: course
# note: clean; near testing/no-parity-test: two forms of the same features, and a test that gives both the same rows
# open: testing/no-latency-test testing/no-behaviour-test testing/no-data-schema-test testing/no-quality-gate testing/no-roundtrip-test testing/no-smoke-test testing/no-feature-list-test testing/no-determinism-test testing/untested-feature-code
import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression


def training_features(table: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({"log_amount": np.log1p(table["amount"].fillna(0)), "is_night": (table["hour"] < 6).astype(int)})


def train(path="payments.csv"):
    payments = pd.read_csv(path)
    joblib.dump(LogisticRegression(random_state=0).fit(training_features(payments), payments["fraud"]), "fraud.joblib")
