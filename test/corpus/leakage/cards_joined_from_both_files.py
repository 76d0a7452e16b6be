# style: competition
# note: means over train and test file together are merged back, and a part of the training file judges
import lightgbm as lgb
import pandas as pd
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

train = pd.read_csv("train.csv")
test = pd.read_csv("test.csv")
both = pd.concat([train, test], ignore_index=True)
cards = both.groupby("card")["amount"].agg(["mean", "std"]).reset_index()  # ! leakage/statistic-before-split
both = both.merge(cards, on="card", how="left")
train = both[: len(train)]
test = both[len(train) :]
columns = [c for c in train.columns if c not in ("id", "card", "loss")]
X_tr, X_va, y_tr, y_va = train_test_split(train[columns], train["loss"], random_state=0)
model = lgb.LGBMRegressor().fit(X_tr, y_tr)
print(mean_absolute_error(y_va, model.predict(X_va)))
test.assign(loss=model.predict(test[columns]))[["id", "loss"]].to_csv("submission.csv", index=False)
