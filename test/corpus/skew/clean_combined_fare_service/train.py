# style: package
# note: clean; near skew/unit-or-clock-mismatch, skew/missing-value-policy-mismatch, skew/target-transform-not-inverted, skew/column-set-mismatch, skew/constant-mismatch: the same steps on both sides, written in other words
import json

import joblib
import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor

COLUMNS = ["minutes", "distance", "riders"]


def main() -> None:
    trips = pd.read_csv("trips.csv", parse_dates=["start", "end"])
    trips["minutes"] = (trips["end"] - trips["start"]).dt.total_seconds() / 60
    riders = float(trips["riders"].median())
    trips["riders"] = trips["riders"].fillna(riders)
    model = GradientBoostingRegressor(random_state=0).fit(trips[COLUMNS], np.log1p(trips["fare"]))
    joblib.dump(model, "fare.joblib")
    with open("fare.json", "w") as file:
        json.dump({"riders": riders, "columns": COLUMNS}, file)


if __name__ == "__main__":
    main()
