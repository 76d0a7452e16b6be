# style: course
# note: clean; near leakage/fit-before-split, leakage/statistic-before-split: the forest that picks the columns has seen the training rows alone
import numpy as np
import pandas as pd
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

genes = pd.read_csv("genes.csv")
X_train, X_test, y_train, y_test = train_test_split(genes.drop("dose", axis=1), genes["dose"], random_state=0)
forest = ExtraTreesRegressor(random_state=0).fit(X_train, y_train)
keep = X_train.columns[np.argsort(forest.feature_importances_)[-30:]]
print(Ridge().fit(X_train[keep], y_train).score(X_test[keep], y_test))
print(pd.Series(forest.feature_importances_, index=X_train.columns).nlargest(10))
