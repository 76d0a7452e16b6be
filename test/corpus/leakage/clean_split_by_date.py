# style: package
# note: clean; near leakage/test-rows-in-training-set: complementary masks on the date
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import mean_absolute_error

CUT = pd.Timestamp("2023-01-01")


def split(orders):
    before = orders[orders["placed"] < CUT]
    after = orders[orders["placed"] >= CUT]
    return before, after


def main():
    orders = pd.read_csv("orders.csv", parse_dates=["placed"])
    past, future = split(orders)
    cols = ["items", "weight", "distance", "express"]
    model = HistGradientBoostingRegressor().fit(past[cols], past["days"])
    print("MAE in days:", mean_absolute_error(future["days"], model.predict(future[cols])))


main()
