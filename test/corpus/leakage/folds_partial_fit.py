# style: package
# note: partial_fit on one estimator across the folds
import numpy as np
import pandas as pd
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import StratifiedKFold


def cross_validate(X, y, folds=5):
    clf = SGDClassifier(random_state=0)
    classes = np.unique(y)
    scores = []
    for train, test in StratifiedKFold(folds).split(X, y):
        for _ in range(10):
            clf.partial_fit(X[train], y[train], classes=classes)  # ! leakage/model-reused-across-folds
        scores.append(accuracy_score(y[test], clf.predict(X[test])))
    return scores


if __name__ == "__main__":
    table = pd.read_csv("letters.csv")
    labels = table.pop("letter").to_numpy()
    print(np.mean(cross_validate(table.to_numpy(), labels)))
