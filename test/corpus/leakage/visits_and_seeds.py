# style: beginner
# note: visits of one patient on both sides, a limit from all rows, the best of many seeds
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

visits = pd.read_csv("visits.csv")
limit = visits["days"].quantile(0.99)
visits = visits[visits["days"] < limit]  # ! leakage/filter-before-split
visits["number"] = visits.groupby("patient_id").cumcount()
X = visits[["patient_id", "age", "pulse", "number", "days"]]  # ! leakage/identifier-as-feature
y = visits["returned"]
best = 0.0
for seed in range(30):
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=seed)  # ! leakage/group-in-both-parts
    model = RandomForestClassifier(n_estimators=200, random_state=1).fit(X_train, y_train)
    score = model.score(X_test, y_test)
    if score > best:  # ! leakage/seed-shopping
        best = score
print(best)
models = [LogisticRegression(max_iter=400), RandomForestClassifier(random_state=2)]
