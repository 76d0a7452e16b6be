# style: package
# note: clean; near leakage/windows-before-random-split: recordings are split at random, and each part is cut into overlapping windows of its own
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split

LENGTH, STEP = 128, 32


def windows(recordings):
    X, y = [], []
    for path, label in zip(recordings["path"], recordings["activity"]):
        signal = np.load(path)
        for start in range(0, len(signal) - LENGTH + 1, STEP):
            piece = signal[start:start + LENGTH]
            X.append([piece.mean(), piece.std(), piece.min(), piece.max()])
            y.append(label)
    return np.array(X), np.array(y)


index = pd.read_csv("recordings.csv")
train, test = train_test_split(index, test_size=0.3, random_state=5, stratify=index["activity"])
X_train, y_train = windows(train)
X_test, y_test = windows(test)
forest = RandomForestClassifier(n_estimators=200, random_state=5).fit(X_train, y_train)
print(classification_report(y_test, forest.predict(X_test)))
