# style: package
# note: the list of features and the saved model can drift apart: the tests put a mock in the model's place
# open: testing/untested-feature-code testing/no-behaviour-test testing/no-output-range-test testing/no-edge-case-test
import joblib
import pandas as pd

FEATURES = ["tenure", "monthly_charge", "calls"]  # ! testing/no-feature-list-test@list
CLASSES = ["stays", "leaves"]  # ! testing/no-feature-list-test@list


def load(path="models/churn.joblib"):  # ! testing/no-feature-list-test@list
    return joblib.load(path)


def score(model, customers: pd.DataFrame):  # ! testing/no-feature-list-test@list
    return [CLASSES[int(one)] for one in model.predict(customers[FEATURES])]
