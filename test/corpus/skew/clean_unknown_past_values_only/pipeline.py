# style: package
# note: clean; near skew/feature-unknown-at-request: only the past goes into the features, the future is the target
import joblib
import pandas as pd
from sklearn.linear_model import RidgeCV


def add_lags(sales):
    for days in (1, 7, 28):
        sales[f"lag_{days}"] = sales["units"].shift(days)
    sales["mean_7"] = sales["units"].shift(1).rolling(7).mean()
    return sales


LAGS = ["lag_1", "lag_7", "lag_28", "mean_7"]


def train():
    sales = add_lags(pd.read_csv("sales.csv", parse_dates=["day"]).sort_values("day"))
    sales["target"] = sales["units"].shift(-1)
    sales = sales.dropna()
    joblib.dump(RidgeCV().fit(sales[LAGS], sales["target"]), "sales.joblib")


def predict():
    sales = add_lags(pd.read_csv("sales_so_far.csv", parse_dates=["day"]).sort_values("day"))
    return joblib.load("sales.joblib").predict(sales[LAGS].tail(1))[0]
