# style: competition
# note: clean; near testing/no-slice-test: the floor holds for each gender and each group of age
# open: testing/no-behaviour-test testing/no-determinism-test testing/no-feature-list-test testing/untested-feature-code testing/no-edge-case-test
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score

COLUMNS = ["income", "gender", "age"]


def fit(loans: pd.DataFrame):
    return RandomForestClassifier(random_state=0).fit(loans[COLUMNS], loans["defaulted"])


def accuracy(model, loans: pd.DataFrame) -> float:
    return accuracy_score(loans["defaulted"], model.predict(loans[COLUMNS]))


def by_group(model, loans: pd.DataFrame, column: str) -> pd.Series:
    return loans.groupby(column).apply(lambda part: accuracy(model, part))
