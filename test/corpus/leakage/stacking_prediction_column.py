# style: competition
# note: the boosted model's own predictions become a column of the table that the second model learns from
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

bids = pd.read_csv("bids.csv")
X_train, X_test, y_train, y_test = train_test_split(bids.drop(columns="won"), bids["won"], random_state=1)
booster = GradientBoostingClassifier(random_state=0)
booster.fit(X_train, y_train)
X_train = X_train.copy()
X_test = X_test.copy()
X_train["boosted"] = booster.predict_proba(X_train)[:, 1]
X_test["boosted"] = booster.predict_proba(X_test)[:, 1]
second = LogisticRegression(max_iter=2000)
second.fit(X_train, y_train)  # ! leakage/stacking-on-fitted-rows
print(roc_auc_score(y_test, second.predict_proba(X_test)[:, 1]))
