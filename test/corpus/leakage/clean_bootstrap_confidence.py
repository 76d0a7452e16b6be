# style: package
# note: clean; near leakage/resample-before-split: test predictions are resampled for a confidence interval
import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.utils import resample


def interval(y_true, scores, rounds=1000, seed=0):
    values = []
    for i in range(rounds):
        t, s = resample(y_true, scores, replace=True, random_state=seed + i)
        if len(np.unique(t)) == 2:
            values.append(roc_auc_score(t, s))
    return np.percentile(values, [2.5, 97.5])


def main():
    table = pd.read_csv("sepsis.csv")
    y = table.pop("sepsis").to_numpy()
    X_train, X_test, y_train, y_test = train_test_split(table, y, stratify=y, test_size=0.3, random_state=0)
    scores = GradientBoostingClassifier().fit(X_train, y_train).predict_proba(X_test)[:, 1]
    print("AUC", roc_auc_score(y_test, scores), "95 %", interval(y_test, scores))


main()
