# style: competition
# note: gender and age lie in the table, and the model is judged as a whole alone
# open: testing/no-behaviour-test testing/no-determinism-test testing/no-feature-list-test testing/untested-feature-code testing/no-edge-case-test
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score

COLUMNS = ["income", "gender", "age", "amount"]


def fit(loans: pd.DataFrame):  # ! testing/no-slice-test@slice
    return RandomForestClassifier(random_state=0).fit(loans[COLUMNS], loans["defaulted"])


def evaluate(model, loans: pd.DataFrame) -> float:  # ! testing/no-slice-test@slice
    return roc_auc_score(loans["defaulted"], model.predict_proba(loans[COLUMNS])[:, 1])
