# style: competition
# note: univariate selection with the target of every row, then a hold-out
import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.feature_selection import SelectKBest, f_regression
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split

SEED = 2021
K = 25

train = pd.read_csv("../input/house-prices/train.csv")
print(train.shape)
print(train.SalePrice.describe())

# drop columns that are almost empty
too_empty = ["PoolQC", "MiscFeature", "Alley", "Fence", "FireplaceQu"]
train = train.drop(too_empty + ["Id"], axis=1)

num_cols = [c for c in train.columns if train[c].dtype != "object" and c != "SalePrice"]
X = train[num_cols].fillna(0)
y = np.log1p(train["SalePrice"])

selector = SelectKBest(score_func=f_regression, k=K)
X_best = selector.fit_transform(X, y)  # ! leakage/fit-before-split
kept = [c for c, keep in zip(num_cols, selector.get_support()) if keep]
print("kept:", kept)

X_tr, X_val, y_tr, y_val = train_test_split(X_best, y, test_size=0.2, random_state=SEED)
gbr = GradientBoostingRegressor(n_estimators=600, learning_rate=0.05, max_depth=3, random_state=SEED)
gbr.fit(X_tr, y_tr)

pred = gbr.predict(X_val)
print("RMSLE: %.5f" % np.sqrt(mean_squared_error(y_val, pred)))
