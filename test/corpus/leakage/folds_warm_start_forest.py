# style: package
# note: with warm_start the forest of the last fold grows on
import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import StratifiedKFold

X, y = np.load("gaze.npy"), np.load("reader.npy")
forest = RandomForestClassifier(n_estimators=50, warm_start=True, random_state=0)
accuracies = []
for i, (learn, judge) in enumerate(StratifiedKFold(n_splits=5).split(X, y)):
    forest.set_params(n_estimators=50 * (i + 1))
    forest.fit(X[learn], y[learn])  # ! leakage/model-reused-across-folds
    accuracies.append(forest.score(X[judge], y[judge]))
print(np.mean(accuracies), np.std(accuracies))
