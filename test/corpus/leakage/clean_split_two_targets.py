# style: course
# note: clean; near leakage/misaligned-splits: a split of its own for each target, each model with its own parts
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

energy = pd.read_csv("ENB2012.csv")
X = energy[["X1", "X2", "X3", "X4"]]
X_train, X_test, y_train, y_test = train_test_split(X, energy["heating"], random_state=0)
print("heating", Ridge().fit(X_train, y_train).score(X_test, y_test))
X_train, X_test, y_train, y_test = train_test_split(X, energy["cooling"], random_state=1)
print("cooling", Ridge().fit(X_train, y_train).score(X_test, y_test))
