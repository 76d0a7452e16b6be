# style: package
# note: one class carries data, split and model as attributes; balance() runs before split()
"""Intrusion detection: load, balance, split, fit, report."""
import logging
import sys

import numpy as np
import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report, confusion_matrix
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
log = logging.getLogger("ids")


class IntrusionModel:
    LABEL = "attack"

    def __init__(self, path, test_size=0.3, seed=1):
        self.path = path
        self.test_size = test_size
        self.seed = seed
        self.scaler = StandardScaler()
        self.model = RandomForestClassifier(n_estimators=150, n_jobs=-1, random_state=seed)
        self.X = self.y = None

    def load(self):
        flows = pd.read_csv(self.path, low_memory=False)
        flows.columns = flows.columns.str.strip().str.lower()
        flows = flows.replace([np.inf, -np.inf], np.nan).dropna()
        self.y = (flows.pop(self.LABEL) != "BENIGN").astype(int)
        self.X = flows.select_dtypes("number")
        log.info("%d flows, %.2f%% attacks", len(self.X), 100 * self.y.mean())
        return self

    def balance(self):
        before = self.y.value_counts().to_dict()
        self.X, self.y = SMOTE(random_state=self.seed).fit_resample(self.X, self.y)  # ! leakage/resample-before-split
        log.info("balanced %s -> %s", before, self.y.value_counts().to_dict())
        return self

    def split(self):
        parts = train_test_split(self.X, self.y, test_size=self.test_size, random_state=self.seed)
        self.X_train, self.X_test, self.y_train, self.y_test = parts
        return self

    def scale(self):
        self.X_train = self.scaler.fit_transform(self.X_train)
        self.X_test = self.scaler.transform(self.X_test)
        return self

    def fit(self):
        self.model.fit(self.X_train, self.y_train)
        return self

    def report(self):
        predicted = self.model.predict(self.X_test)
        print(confusion_matrix(self.y_test, predicted))
        print(classification_report(self.y_test, predicted, digits=4))
        return self


if __name__ == "__main__":
    IntrusionModel(sys.argv[1]).load().balance().split().scale().fit().report()
