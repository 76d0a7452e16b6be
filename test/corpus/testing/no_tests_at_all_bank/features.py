# style: competition
# note: a whole project without a test: what needs one first is told, and not every kind of test that there could be
# open: testing/no-slice-test testing/no-edge-case-test testing/no-latency-test testing/no-determinism-test testing/no-feature-list-test testing/no-split-test testing/no-data-schema-test testing/no-quality-gate testing/no-roundtrip-test testing/no-smoke-test testing/no-behaviour-test
import pandas as pd

FEATURES = ["balance", "balance_per_year", "is_weekend", "calls"]


def add_features(table: pd.DataFrame) -> pd.DataFrame:  # ! testing/untested-feature-code@feature
    day = pd.to_datetime(table["last_contact"]).dt.dayofweek
    return table.assign(
        balance_per_year=table["balance"] / table["age"].clip(lower=1),
        is_weekend=(day >= 5).astype(int),
        calls=table["calls"].fillna(0),
    )


def split_by_day(table: pd.DataFrame, day: str):  # ! testing/untested-feature-code@feature
    at = pd.to_datetime(table["last_contact"])
    return table[at < day], table[at >= day]
