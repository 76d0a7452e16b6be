# style: package
# note: clean; near skew/target-transform-not-inverted: TransformedTargetRegressor undoes the logarithm itself
import joblib
import numpy as np
import pandas as pd
from sklearn.compose import TransformedTargetRegressor
from sklearn.ensemble import GradientBoostingRegressor

FIELDS = ["seats", "km", "days_ahead"]

if __name__ == "__main__":
    tickets = pd.read_csv("tickets.csv")
    model = TransformedTargetRegressor(GradientBoostingRegressor(), func=np.log1p, inverse_func=np.expm1)
    model.fit(tickets[FIELDS], tickets["price"])
    joblib.dump(model, "tickets.joblib")
