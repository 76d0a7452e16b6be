# style: package
# note: each step has its test; that they fit together is seen when somebody runs them on all data
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-quality-gate testing/no-roundtrip-test testing/no-feature-list-test testing/no-determinism-test testing/untested-feature-code testing/no-edge-case-test
import argparse
from pathlib import Path

import joblib
import pandas as pd
from sklearn.linear_model import PoissonRegressor


def clean(rides: pd.DataFrame) -> pd.DataFrame:
    return rides.drop_duplicates("ride_id").dropna(subset=["count"])


def add_weekday(rides: pd.DataFrame) -> pd.DataFrame:
    return rides.assign(weekday=pd.to_datetime(rides["day"]).dt.dayofweek)


def run(source: Path, target: Path):  # ! testing/no-smoke-test@smoke
    rides = add_weekday(clean(pd.read_parquet(source)))
    model = PoissonRegressor().fit(rides[["weekday"]], rides["count"])
    target.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, target / "rides.joblib")
    rides.describe().to_csv(target / "summary.csv")


def main(argv=None):  # ! testing/no-smoke-test@smoke
    parser = argparse.ArgumentParser()
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args(argv)
    run(options.source, options.target)


if __name__ == "__main__":
    main()
