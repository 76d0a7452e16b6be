# style: package
# note: clean; near testing/no-smoke-test: the whole command runs on ten rows, its model loads and counts
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-quality-gate testing/no-feature-list-test testing/no-determinism-test testing/no-edge-case-test
import argparse
from pathlib import Path

import joblib
import pandas as pd
from sklearn.linear_model import PoissonRegressor


def add_weekday(rides: pd.DataFrame) -> pd.DataFrame:
    return rides.assign(weekday=pd.to_datetime(rides["day"]).dt.dayofweek)


def run(source: Path, target: Path):
    rides = add_weekday(pd.read_parquet(source))
    model = PoissonRegressor().fit(rides[["weekday"]], rides["count"])
    target.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, target / "rides.joblib")


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args(argv)
    run(options.source, options.target)


if __name__ == "__main__":
    main()
