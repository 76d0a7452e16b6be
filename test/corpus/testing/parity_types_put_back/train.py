# style: package
# note: clean; near testing/no-parity-test: serving puts back the types that the model was trained with, and makes no features
# open: testing/no-smoke-test testing/no-contract-test testing/no-output-range-test testing/no-roundtrip-test testing/no-data-schema-test testing/no-quality-gate testing/untested-feature-code testing/no-behaviour-test testing/no-edge-case-test testing/no-slice-test testing/no-determinism-test testing/no-latency-test testing/no-feature-list-test
import joblib
import pandas as pd
from lightgbm import LGBMClassifier


def typed(frame):
    frame = frame.copy()
    for name in frame.select_dtypes(include=["object"]).columns:
        frame[name] = frame[name].astype("category")
    return frame


def train(path):
    frame = pd.read_parquet(path)
    model = LGBMClassifier(random_state=1).fit(typed(frame.drop(columns="left")), frame["left"])
    joblib.dump(model, "left.joblib")


if __name__ == "__main__":
    train("customers.parquet")
