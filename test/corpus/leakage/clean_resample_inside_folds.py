# style: package
# note: clean; near leakage/resample-before-split: the sampler runs on the training fold of each turn
import numpy as np
import pandas as pd
from imblearn.over_sampling import RandomOverSampler
from sklearn.linear_model import RidgeClassifier
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import RepeatedStratifiedKFold


def score_folds(X, y, folds):
    results = []
    for fit_rows, hold_rows in folds.split(X, y):
        X_fit, y_fit = RandomOverSampler(random_state=0).fit_resample(X[fit_rows], y[fit_rows])
        clf = RidgeClassifier()
        clf.fit(X_fit, y_fit)
        results.append(balanced_accuracy_score(y[hold_rows], clf.predict(X[hold_rows])))
    return np.array(results)


if __name__ == "__main__":
    yeast = pd.read_csv("yeast.csv")
    labels = (yeast.pop("class") == "ME2").astype(int).to_numpy()
    scores = score_folds(yeast.to_numpy(), labels, RepeatedStratifiedKFold(n_splits=5, n_repeats=3, random_state=0))
    print(scores.mean(), scores.std())
