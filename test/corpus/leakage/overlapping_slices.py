# style: beginner
# note: rows 700 to 799 are in both parts
import pandas as pd
from sklearn.ensemble import AdaBoostClassifier
from sklearn.metrics import accuracy_score

german = pd.read_csv("german_credit.csv")
german = german.sample(frac=1, random_state=2)

y = german["Risk"]
X = german[["Age", "Job", "Credit amount", "Duration"]]

# 800 rows to learn, the last 300 to test
X_train, y_train = X[:800], y[:800]
X_test, y_test = X[700:], y[700:]  # ! leakage/test-rows-in-training-set

ada = AdaBoostClassifier(n_estimators=80)
ada.fit(X_train, y_train)
print(accuracy_score(y_test, ada.predict(X_test)))
