# style: beginner
# note: clean; near leakage/statistic-before-split: the statistics are of the training part and fill both parts
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score

titanic = pd.read_csv("titanic.csv")
titanic["Sex"] = titanic["Sex"].map({"male": 0, "female": 1})
titanic["Family"] = titanic["SibSp"] + titanic["Parch"] + 1

X = titanic[["Pclass", "Sex", "Age", "Fare", "Family"]]
y = titanic["Survived"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=12)
X_train = X_train.copy()
X_test = X_test.copy()

age = X_train["Age"].median()
fare = X_train["Fare"].mean()
for part in (X_train, X_test):
    part["Age"] = part["Age"].fillna(age)
    part["Fare"] = part["Fare"].fillna(fare)

forest = RandomForestClassifier(n_estimators=150, random_state=12).fit(X_train, y_train)
print("accuracy", accuracy_score(y_test, forest.predict(X_test)))
