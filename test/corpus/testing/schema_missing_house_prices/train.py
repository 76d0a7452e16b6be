# style: course
# note: a table from a file is trained on as it comes; the one test looks at a ratio
# open: testing/no-behaviour-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor


def load(path="data/houses.csv") -> pd.DataFrame:  # ! testing/no-data-schema-test@1
    return pd.read_csv(path)


def room_size(houses: pd.DataFrame) -> pd.Series:
    return houses["area"] / houses["rooms"]


def train(path="data/houses.csv"):  # ! testing/no-data-schema-test@1
    houses = load(path)
    X = houses[["area", "rooms", "year"]].assign(room_size=room_size(houses))
    model = RandomForestRegressor(random_state=0).fit(X, houses["price"])
    joblib.dump(model, "model.joblib")
    return model


if __name__ == "__main__":
    train()
