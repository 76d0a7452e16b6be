# style: package
# note: the test has a copy of the function of its own, under another import
# open: testing/untested-feature-code testing/no-contract-test testing/no-latency-test testing/no-edge-case-test testing/no-roundtrip-test testing/no-data-schema-test testing/no-behaviour-test testing/no-quality-gate testing/no-smoke-test
import joblib
import pandas as pd
from sklearn.linear_model import Ridge


def scaled(rooms: pd.DataFrame) -> pd.DataFrame:
    rooms = rooms.copy()
    rooms["warmth"] = (rooms["inside"] - rooms["outside"]) / rooms["area"].clip(lower=5)
    rooms["night"] = rooms["hour"].between(0, 5).astype(int)
    return rooms.drop(columns=["hour"])


def train(path: str) -> None:
    rooms = pd.read_parquet(path)
    joblib.dump(Ridge().fit(scaled(rooms.drop(columns="power")), rooms["power"]), "power.joblib")
