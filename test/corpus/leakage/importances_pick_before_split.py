# style: course
# note: the columns that a forest holds for important, of all rows, are the ones that the final model gets
import numpy as np
import pandas as pd
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

genes = pd.read_csv("genes.csv")
X, y = genes.drop("dose", axis=1), genes["dose"]
forest = ExtraTreesRegressor(random_state=0).fit(X, y)  # ! leakage/fit-before-split|leakage/statistic-before-split
keep = X.columns[np.argsort(forest.feature_importances_)[-30:]]
X_train, X_test, y_train, y_test = train_test_split(X[keep], y, random_state=0)
print(Ridge().fit(X_train, y_train).score(X_test, y_test))
