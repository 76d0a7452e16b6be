# style: package
# note: clean; near skew/config-versus-literal: both sides read params.yaml through one module
import lightgbm as lgb
import pandas as pd

from features import PARAMS, windows

signal = pd.read_parquet("bearing.parquet")
table = windows(signal)
booster = lgb.train({"max_depth": PARAMS["model"]["depth"]}, lgb.Dataset(table, signal.loc[table.index, "hours_left"]), 200)
booster.save_model(PARAMS["model"]["path"])
