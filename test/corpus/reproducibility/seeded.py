# style: package
# note: clean; near reproducibility/unseeded-random: seeds, no chance, a look at some rows
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.model_selection import KFold, TimeSeriesSplit, train_test_split
from sklearn.svm import SVC

people = pd.read_csv("people.csv")
X, y = people.drop(columns=["churned"]), people["churned"]
options = {"random_state": 0}
X_train, X_test, y_train, y_test = train_test_split(X, y, **options)
RandomForestClassifier(n_estimators=10, random_state=0).fit(X_train, y_train)
first, last = train_test_split(people, shuffle=False)
print(people.sample(5), KFold(5), TimeSeriesSplit(5), LinearRegression(), LogisticRegression(), SVC(C=1.0))
