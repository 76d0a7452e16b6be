import lightgbm as lgb
import pandas as pd

from features import PARAMS, windows

booster = lgb.Booster(model_file=PARAMS["model"]["path"])
REFRESH_SECONDS = 30


def hours_left(path):
    table = windows(pd.read_csv(path))
    return float(booster.predict(table.tail(1))[0])
