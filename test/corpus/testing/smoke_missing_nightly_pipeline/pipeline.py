# style: package
# note: three steps have their tests, and the function that runs them one after the other is run by nobody
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression


def load(path) -> pd.DataFrame:
    return pd.read_csv(path)


def prepare(table: pd.DataFrame) -> pd.DataFrame:
    return table.dropna().assign(rate=lambda rows: rows["clicks"] / rows["views"])


def fit(table: pd.DataFrame) -> LogisticRegression:
    return LogisticRegression().fit(table[["rate"]], table["bought"])


def run(source="clicks.csv", target="model.joblib"):  # ! testing/no-smoke-test@1
    table = prepare(load(source))
    model = fit(table)
    joblib.dump(model, target)
    return model


def main():  # ! testing/no-smoke-test@1
    run()


if __name__ == "__main__":
    main()
