# style: package
# note: clean; near leakage/fit-before-split: the scaler was fitted elsewhere and is only loaded and applied
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

scaler = joblib.load("artifacts/scaler_2022.joblib")
fresh = pd.read_csv("data/2023.csv")
y = fresh.pop("fault")
X = scaler.transform(fresh)
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)
clf = LogisticRegression().fit(X_train, y_train)
print(f1_score(y_test, clf.predict(X_test)))
