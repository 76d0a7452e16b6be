# style: package
# note: clean; near skew/artifact-mismatch: the Dockerfile gives the file the name that the service reads
import lightgbm as lgb
import pandas as pd
from sklearn.model_selection import train_test_split

energy = pd.read_parquet("energy.parquet")
features = ["temperature", "humidity", "hour", "weekday"]
train, valid = train_test_split(energy, test_size=0.2, random_state=0)

booster = lgb.train(
    {"objective": "regression_l1", "learning_rate": 0.05, "num_leaves": 63},
    lgb.Dataset(train[features], train["load"]),
    num_boost_round=2000,
    valid_sets=[lgb.Dataset(valid[features], valid["load"])],
    callbacks=[lgb.early_stopping(50)],
)
booster.save_model("build/load_forecast_v3.txt")
