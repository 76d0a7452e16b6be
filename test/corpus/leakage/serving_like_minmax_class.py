# style: package
# note: the class has one method that fits, and it is called for the hold-out too
"""Bearing-failure model."""
import numpy as np
import pandas as pd
from sklearn.metrics import precision_score
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import MinMaxScaler


class Bearing:
    columns = ["rms", "kurtosis", "crest"]

    def __init__(self):
        self.scaler = MinMaxScaler()

    def make_features(self, frame):
        raw = frame[self.columns].to_numpy()
        return self.scaler.fit_transform(raw)  # ! leakage/fit-on-test


def main():
    data = pd.read_csv("bearing.csv")
    train, holdout = train_test_split(data, test_size=0.2, random_state=21)
    bearing = Bearing()
    model = KNeighborsClassifier(7)
    model.fit(bearing.make_features(train), train["fails"])
    predicted = model.predict(bearing.make_features(holdout))
    print("precision", precision_score(holdout["fails"], predicted))


if __name__ == "__main__":
    main()
