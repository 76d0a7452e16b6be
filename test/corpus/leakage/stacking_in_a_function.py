# style: package
# note: a helper asks every fitted member about its own training rows
import numpy as np
import pandas as pd
from sklearn.ensemble import ExtraTreesRegressor, RandomForestRegressor
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split


def level_one(members, X):
    return np.column_stack([member.predict(X) for member in members])


def main():
    yields = pd.read_csv("yields.csv")
    X_train, X_test, y_train, y_test = train_test_split(yields.drop(columns="tons"), yields["tons"], random_state=8)
    forest = RandomForestRegressor(random_state=0).fit(X_train, y_train)
    trees = ExtraTreesRegressor(random_state=0).fit(X_train, y_train)
    judge = Ridge().fit(level_one([forest, trees], X_train), y_train)  # ! leakage/stacking-on-fitted-rows
    print(judge.score(level_one([forest, trees], X_test), y_test))


main()
