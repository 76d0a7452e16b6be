# style: package
# note: the search gets a group splitter, its fit no groups
import pandas as pd
from sklearn.model_selection import GroupKFold, RandomizedSearchCV
from sklearn.svm import SVC

gait = pd.read_csv("gait.csv")
X = gait.filter(like="sensor")
y = gait["activity"]
search = RandomizedSearchCV(SVC(), {"C": [0.1, 1, 10], "gamma": [0.01, 0.1]}, n_iter=4, cv=GroupKFold(n_splits=4))
search.fit(X, y)  # ! leakage/groups-not-passed
print(search.best_score_)
