# style: package
# note: clean; near testing/no-feature-list-test: the committed model is loaded and asked for its names and classes
# open: testing/untested-feature-code testing/no-behaviour-test testing/no-output-range-test testing/no-edge-case-test
import joblib
import pandas as pd

FEATURES = ["tenure", "monthly_charge", "calls"]
CLASSES = ["leaves", "stays"]


def load(path="models/churn.joblib"):
    return joblib.load(path)


def score(model, customers: pd.DataFrame):
    return list(model.predict(customers[FEATURES]))
