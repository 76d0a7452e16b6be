# style: package
# note: clean; near skew/dependency-version-mismatch: the pandas pins differ in writing, and the model is a text file
import lightgbm as lgb
import pandas as pd

laps = pd.read_csv("laps.csv")
booster = lgb.train({"objective": "regression"}, lgb.Dataset(laps[["lap", "track_c", "load"]], laps["wear"]), num_boost_round=300)
booster.save_model("tyres.txt")
