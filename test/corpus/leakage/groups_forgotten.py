# style: package
# note: GroupKFold without its groups
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import GroupKFold, cross_val_score

scans = pd.read_csv("scans.csv")
X = scans.drop(columns=["patient", "tumour"])
y = scans["tumour"]
cv = GroupKFold(n_splits=5)
scores = cross_val_score(RandomForestClassifier(200), X, y, cv=cv, scoring="roc_auc")  # ! leakage/groups-not-passed
print(scores.mean())
