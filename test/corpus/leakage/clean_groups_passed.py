# style: package
# note: clean; near leakage/groups-not-passed: groups go into both forms
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import GroupKFold, GroupShuffleSplit, cross_val_score

scans = pd.read_csv("scans.csv")
X = scans.drop(columns=["patient", "tumour"])
y = scans["tumour"]
who = scans["patient"]
dev, test = next(GroupShuffleSplit(n_splits=1, test_size=0.2, random_state=0).split(X, y, who))
cv = GroupKFold(n_splits=5)
scores = cross_val_score(RandomForestClassifier(200), X.iloc[dev], y.iloc[dev], groups=who.iloc[dev], cv=cv, scoring="roc_auc")
print("CV", scores.mean())
final = RandomForestClassifier(200).fit(X.iloc[dev], y.iloc[dev])
print("other patients", final.score(X.iloc[test], y.iloc[test]))
