# style: course
# note: training and the app make the same features, each in its own words, and no test holds one against the other
# open: testing/untested-feature-code testing/no-latency-test testing/no-behaviour-test testing/no-data-schema-test testing/no-quality-gate testing/no-roundtrip-test testing/no-smoke-test testing/no-feature-list-test testing/no-edge-case-test testing/no-determinism-test
import joblib
import pandas as pd
from sklearn.linear_model import Ridge

COLUMNS = ["area", "rooms", "area_per_room"]


def make_features(flats: pd.DataFrame) -> pd.DataFrame:  # ! testing/no-parity-test@parity
    flats = flats.copy()
    flats["rooms"] = flats["rooms"].fillna(1).clip(lower=1)
    flats["area_per_room"] = flats["area"] / flats["rooms"]
    return flats[COLUMNS]


def train(path="rents.csv"):
    flats = pd.read_csv(path)
    model = Ridge().fit(make_features(flats), flats["rent"])
    joblib.dump(model, "rent.joblib")


if __name__ == "__main__":
    train()
