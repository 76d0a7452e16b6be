# style: package
# note: clean; near testing/no-parity-test: one module makes the features of both sides, and it is tested
# open: testing/no-latency-test testing/no-behaviour-test testing/no-data-schema-test testing/no-quality-gate testing/no-smoke-test testing/no-feature-list-test testing/no-determinism-test testing/untested-feature-code
import pandas as pd


def features(trips: pd.DataFrame) -> pd.DataFrame:
    start = pd.to_datetime(trips["start"])
    return pd.DataFrame({"hour": start.dt.hour, "km": trips["km"].fillna(0.0)})
