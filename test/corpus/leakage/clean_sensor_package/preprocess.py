# style: package
"""Preprocessing that is fitted on what it is given and reused."""
from dataclasses import dataclass

import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import StandardScaler


@dataclass(frozen=True)
class Prepared:
    train: pd.DataFrame
    test: pd.DataFrame


class Preprocessor:
    def __init__(self, columns):
        self.columns = columns
        self.imputer = SimpleImputer(strategy="median")
        self.scaler = StandardScaler()

    def fit_transform(self, frame):
        values = self.imputer.fit_transform(frame[self.columns])
        return pd.DataFrame(self.scaler.fit_transform(values), columns=self.columns, index=frame.index)

    def transform(self, frame):
        values = self.imputer.transform(frame[self.columns])
        return pd.DataFrame(self.scaler.transform(values), columns=self.columns, index=frame.index)


def prepare(train, test, columns):
    pre = Preprocessor(columns)
    return Prepared(train=pre.fit_transform(train), test=pre.transform(test))
