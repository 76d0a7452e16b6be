# style: competition
# note: group medians and a frequency count over all rows, in a loop
import gc
import numpy as np
import pandas as pd
import lightgbm as lgb
from sklearn.model_selection import train_test_split
from sklearn.metrics import log_loss

DATA = "../input/two-sigma/"
N_ROUNDS = 900

train_df = pd.read_json(DATA + "train.json")
print("rows", len(train_df))

train_df["num_photos"] = train_df["photos"].apply(len)
train_df["num_features"] = train_df["features"].apply(len)
train_df["desc_words"] = train_df["description"].apply(lambda s: len(s.split(" ")))
train_df["price_per_bed"] = train_df["price"] / (train_df["bedrooms"] + 1)

for col in ["price", "bathrooms", "num_photos"]:
    train_df[col + "_by_beds"] = train_df.groupby("bedrooms")[col].transform("median")  # ! leakage/statistic-before-split

counts = train_df["manager_id"].value_counts()  # ! leakage/statistic-before-split
train_df["manager_count"] = train_df["manager_id"].map(counts)

y = train_df["interest_level"].map({"high": 0, "medium": 1, "low": 2}).values
drop = ["photos", "features", "description", "manager_id", "interest_level", "building_id",
        "display_address", "street_address", "created", "listing_id"]
X = train_df.drop(drop, axis=1)
del train_df
gc.collect()

X_tr, X_va, y_tr, y_va = train_test_split(X, y, test_size=0.3, random_state=2016)
params = {"objective": "multiclass", "num_class": 3, "learning_rate": 0.03, "num_leaves": 48, "verbose": -1}
booster = lgb.train(params, lgb.Dataset(X_tr, label=y_tr), num_boost_round=N_ROUNDS)
print("log loss", log_loss(y_va, booster.predict(X_va)))
