# style: competition
# note: clean; near leakage/train-on-test: both files are joined and cut apart again by length, and the training rows are watched beside the validation rows
import lightgbm as lgb
import pandas as pd

train = pd.read_csv("train.csv")
test = pd.read_csv("test.csv")
many = len(train)
held = 2_500_000
both = pd.concat([train, test])
both["hour"] = both["seconds"] // 3600
valid = both[(many - held):many]
train = both[:(many - held)]
names = ["hour", "app"]
first = lgb.Dataset(train[names].values, label=train["bought"].values)
last = lgb.Dataset(valid[names].values, label=valid["bought"].values)
booster = lgb.train({"objective": "binary", "seed": 1}, first, valid_sets=[first, last], valid_names=["train", "valid"])
