# style: beginner
# note: iloc[:, 0:] keeps the last column, which is the target
import pandas as pd
from sklearn.model_selection import cross_val_score
from sklearn.naive_bayes import GaussianNB

names = ["preg", "plas", "pres", "skin", "test", "mass", "pedi", "age", "class"]
pima = pd.read_csv("pima-indians-diabetes.csv", names=names)

X = pima.iloc[:, 0:]  # ! leakage/target-in-features
Y = pima.iloc[:, -1]

print(cross_val_score(GaussianNB(), X, Y, cv=10).mean())
