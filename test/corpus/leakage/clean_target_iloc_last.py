# style: beginner
# note: clean; near leakage/target-in-features: iloc[:, :-1] leaves the last column out
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB

names = ["preg", "plas", "pres", "skin", "test", "mass", "pedi", "age", "class"]
pima = pd.read_csv("pima-indians-diabetes.csv", names=names)
array = pima.values
X = array[:, 0:8]
Y = array[:, 8]
print(pima.iloc[:, :-1].describe())

X_train, X_test, Y_train, Y_test = train_test_split(X, Y, test_size=0.33, random_state=7)
nb = GaussianNB().fit(X_train, Y_train)
print("Accuracy: %.3f%%" % (nb.score(X_test, Y_test) * 100.0))
