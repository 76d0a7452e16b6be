# style: course
# note: a gradient boosting is fitted on all rows and saved by a script with a command line; nothing is ever held out or scored
import argparse

import joblib
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder

NUMBERS = ["area", "rooms", "year_built"]
KINDS = ["district", "heating"]


def build():
    prepare = ColumnTransformer([("kinds", OneHotEncoder(handle_unknown="ignore"), KINDS)], remainder="passthrough")
    return Pipeline([("prepare", prepare), ("model", GradientBoostingRegressor(random_state=0))])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="flats.csv")
    parser.add_argument("--out", default="rent.joblib")
    args = parser.parse_args()
    flats = pd.read_csv(args.data).dropna(subset=["rent"])
    model = build()
    model.fit(flats[NUMBERS + KINDS], flats["rent"])  # ! evaluation/no-held-out-evaluation
    joblib.dump(model, args.out)
    print("saved", args.out, "learned from", len(flats), "flats")


if __name__ == "__main__":
    main()
