# style: competition
# note: clean; near leakage/target-derived-feature: the logarithm of the price is the target, both leave the features, and ratios are made of features alone
import numpy as np
import pandas as pd
from sklearn.linear_model import ElasticNetCV
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split

train = pd.read_csv("train.csv", index_col="Id")
train["LogPrice"] = np.log1p(train["SalePrice"])
train["TotalArea"] = train["FirstFloor"] + train["SecondFloor"]
train["AreaPerRoom"] = train["TotalArea"] / train["Rooms"].clip(lower=1)

y = train["LogPrice"]
X = train.drop(["SalePrice", "LogPrice"], axis=1).select_dtypes("number").fillna(0)
X_train, X_valid, y_train, y_valid = train_test_split(X, y, test_size=0.2, random_state=7)
model = ElasticNetCV(l1_ratio=[0.1, 0.5, 0.9], cv=5, random_state=7).fit(X_train, y_train)
predicted = np.expm1(model.predict(X_valid))
print("rmse of the log", np.sqrt(mean_squared_error(y_valid, model.predict(X_valid))))
print("mean price", predicted.mean())
