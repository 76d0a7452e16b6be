# style: beginner
# note: the test part is filled with its own means
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

liver = pd.read_csv("indian_liver_patient.csv")
liver["Gender"] = liver["Gender"].replace({"Male": 0, "Female": 1})
X = liver.iloc[:, :-1]
y = liver.iloc[:, -1] - 1

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=10)

X_train = X_train.fillna(X_train.mean())
X_test = X_test.fillna(X_test.mean())  # ! leakage/fit-on-test

gb = GradientBoostingClassifier(random_state=10)
gb.fit(X_train, y_train)
print("AUC", roc_auc_score(y_test, gb.predict_proba(X_test)[:, 1]))
