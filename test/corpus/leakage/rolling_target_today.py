# style: competition
# note: the window of the target ends today, so it contains the answer
import pandas as pd
import lightgbm as lgb
from sklearn.metrics import mean_squared_error

sales = pd.read_csv("../input/store-item/train.csv", parse_dates=["date"]).sort_values(["store", "item", "date"])
grp = sales.groupby(["store", "item"])["sales"]
sales["mean_7"] = grp.transform(lambda s: s.rolling(7).mean())  # ! leakage/rolling-target-unshifted
sales["ewm"] = grp.transform(lambda s: s.ewm(alpha=0.9).mean())  # ! leakage/rolling-target-unshifted
sales["lag_90"] = grp.shift(90)
sales["month"] = sales["date"].dt.month
sales = sales.dropna()

cols = ["mean_7", "ewm", "lag_90", "month"]
train, valid = sales[sales.date < "2017-10-01"], sales[sales.date >= "2017-10-01"]
model = lgb.LGBMRegressor(n_estimators=1000).fit(train[cols], train["sales"])
print("RMSE", mean_squared_error(valid["sales"], model.predict(valid[cols])) ** 0.5)
