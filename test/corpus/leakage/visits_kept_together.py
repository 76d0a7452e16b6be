# style: beginner
# note: clean; near leakage/group-in-both-parts, leakage/identifier-as-feature, leakage/filter-before-split, leakage/seed-shopping, leakage/repeated-test-use, leakage/duplicates-across-split: patients on one side, ids dropped, a fixed limit, one score
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, GroupShuffleSplit, cross_val_score

visits = pd.read_csv("visits.csv").drop_duplicates(subset=["patient_id", "day"])
visits = visits[(visits["days"] >= 0) & (visits["days"] < 365)]
visits["number"] = visits.groupby("patient_id").cumcount()
columns = ["age", "pulse", "number", "days"]
train, test = next(GroupShuffleSplit(n_splits=1, test_size=0.25, random_state=3).split(visits, groups=visits["patient_id"]))
train, test = visits.iloc[train], visits.iloc[test]
models = {"line": LogisticRegression(max_iter=400), "forest": RandomForestClassifier(n_estimators=200, random_state=1)}
scores = {
    name: cross_val_score(model, train[columns], train["returned"], groups=train["patient_id"], cv=GroupKFold(5)).mean()
    for name, model in models.items()
}
chosen = models[max(scores, key=scores.get)].fit(train[columns], train["returned"])
print(scores, chosen.score(test[columns], test["returned"]))
