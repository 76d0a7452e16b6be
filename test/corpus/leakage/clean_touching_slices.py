# style: beginner
# note: clean; near leakage/test-rows-in-training-set: the slices meet at 700 and share no row
import pandas as pd
from sklearn.ensemble import BaggingClassifier
from sklearn.metrics import accuracy_score

german = pd.read_csv("german_credit.csv").sample(frac=1, random_state=2)
X = german[["Age", "Job", "Credit amount", "Duration"]]
y = german["Risk"]

X_train, X_test = X[:700], X[700:]
y_train, y_test = y[:700], y[700:]

bag = BaggingClassifier(random_state=0).fit(X_train, y_train)
print("train", accuracy_score(y_train, bag.predict(X_train)))
print("test", accuracy_score(y_test, bag.predict(X_test)))
