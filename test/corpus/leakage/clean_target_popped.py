# style: beginner
# note: clean; near leakage/target-in-features: pop takes the column out of the frame
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

cancer = pd.read_csv("breast-cancer.csv")
cancer["diagnosis"] = cancer["diagnosis"].map({"M": 1, "B": 0})
y = cancer.pop("diagnosis")
cancer = cancer.drop("id", axis=1)

X_train, X_test, y_train, y_test = train_test_split(cancer, y, test_size=0.2, random_state=42)
rf = RandomForestClassifier(random_state=42).fit(X_train, y_train)
print("accuracy:", rf.score(X_test, y_test))
