# style: package
# note: clean; near testing/no-parity-test: hypothesis gives rows to both sides and the test holds their features against each other
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test
import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge


def features(table: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({
        "log_km": np.log1p(table["km"]),
        "age": 2026 - table["year"],
        "per_year": table["km"] / (2026 - table["year"]).clip(lower=1),
    })


def train(path="cars.csv"):
    cars = pd.read_csv(path)
    joblib.dump(Ridge().fit(features(cars), cars["price"]), "price.joblib")


if __name__ == "__main__":
    train()
