# style: competition
# note: clean; near leakage/future-values: shift(-1) makes the target; features are of today and before
import numpy as np
import pandas as pd
import lightgbm as lgb
from sklearn.metrics import accuracy_score

px = pd.read_csv("../input/sp500/index.csv", parse_dates=["Date"], index_col="Date").sort_index()
px["ret_1"] = px["Close"].pct_change()
px["ret_5"] = px["Close"].pct_change(5)
px["vol_20"] = px["ret_1"].rolling(20).std()
px["gap"] = px["Open"] / px["Close"].shift(1) - 1
px["target"] = (px["Close"].shift(-1) > px["Close"]).astype(int)
px = px.iloc[20:-1]

cols = ["ret_1", "ret_5", "vol_20", "gap"]
train, test = px.loc[:"2018-12-31"], px.loc["2019-01-01":]
clf = lgb.LGBMClassifier(n_estimators=100, learning_rate=0.05)
clf.fit(train[cols], train["target"])
print("hit rate", accuracy_score(test["target"], clf.predict(test[cols])))
