# style: beginner
# note: fit_transform on both parts: the test part is scaled by its own mean
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

wine = pd.read_csv("winequality-red.csv", sep=";")
wine["good"] = (wine["quality"] >= 7).astype(int)
print(wine["good"].value_counts())

X = wine.drop(["quality", "good"], axis=1)
y = wine["good"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)

sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.fit_transform(X_test)  # ! leakage/fit-on-test

svc = SVC()
svc.fit(X_train, y_train)
print("score", svc.score(X_test, y_test))
