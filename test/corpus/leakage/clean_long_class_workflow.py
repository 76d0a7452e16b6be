# style: package
# note: clean; near leakage/resample-before-split: the same class, split() before balance(), which touches the training part alone
import sys

import numpy as np
import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


class IntrusionModel:
    LABEL = "attack"

    def __init__(self, path, test_size=0.3, seed=1):
        self.path, self.test_size, self.seed = path, test_size, seed
        self.scaler = StandardScaler()
        self.model = RandomForestClassifier(n_estimators=150, n_jobs=-1, random_state=seed)

    def load(self):
        flows = pd.read_csv(self.path, low_memory=False).replace([np.inf, -np.inf], np.nan).dropna()
        self.y = (flows.pop(self.LABEL) != "BENIGN").astype(int)
        self.X = flows.select_dtypes("number")
        return self

    def split(self):
        parts = train_test_split(self.X, self.y, test_size=self.test_size, random_state=self.seed)
        self.X_train, self.X_test, self.y_train, self.y_test = parts
        return self

    def balance(self):
        self.X_train, self.y_train = SMOTE(random_state=self.seed).fit_resample(self.X_train, self.y_train)
        return self

    def scale(self):
        self.X_train = self.scaler.fit_transform(self.X_train)
        self.X_test = self.scaler.transform(self.X_test)
        return self

    def fit(self):
        self.model.fit(self.X_train, self.y_train)
        return self

    def report(self):
        print(classification_report(self.y_test, self.model.predict(self.X_test), digits=4))
        return self


if __name__ == "__main__":
    IntrusionModel(sys.argv[1]).load().split().balance().scale().fit().report()
