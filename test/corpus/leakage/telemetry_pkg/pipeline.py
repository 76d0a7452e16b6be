# style: package
# note: two statistics taken by helpers in another module
import sys

import pandas as pd
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier

from prep import clip_outliers, normalise, parse_time

SIGNALS = ["current", "voltage", "torque"]


def load(path):
    return pd.read_csv(path).pipe(parse_time)


def train(path, seed=0):
    table = load(path)
    table = table.pipe(clip_outliers, SIGNALS).pipe(normalise, SIGNALS)
    X = table[[*SIGNALS, "hour"]]
    y = table["fault"]
    X_fit, X_hold, y_fit, y_hold = train_test_split(X, y, test_size=0.2, stratify=y, random_state=seed)
    net = MLPClassifier((32, 16), max_iter=500, random_state=seed)
    net.fit(X_fit, y_fit)
    return roc_auc_score(y_hold, net.predict_proba(X_hold)[:, 1])


if __name__ == "__main__":
    print(train(sys.argv[1]))
