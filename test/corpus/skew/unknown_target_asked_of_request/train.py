# style: package
# note: a feature is made of the price, which is what the service is asked for
import joblib
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor

from features import build

COLUMNS = ["area", "rooms", "floors", "rooms_per_floor", "price_per_m2"]

if __name__ == "__main__":
    houses = build(pd.read_csv("houses.csv"))
    model = GradientBoostingRegressor().fit(houses[COLUMNS], houses["price"])
    joblib.dump(model, "houses.joblib")
