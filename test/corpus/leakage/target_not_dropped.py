# style: beginner
# note: only the id is dropped; the answer stays among the features
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

cancer = pd.read_csv("breast-cancer.csv")
cancer["diagnosis"] = cancer["diagnosis"].map({"M": 1, "B": 0})
print(cancer.shape)

y = cancer["diagnosis"]
X = cancer.drop("id", axis=1)  # ! leakage/target-in-features

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
rf = RandomForestClassifier(random_state=42)
rf.fit(X_train, y_train)
print("accuracy:", accuracy_score(y_test, rf.predict(X_test)))
