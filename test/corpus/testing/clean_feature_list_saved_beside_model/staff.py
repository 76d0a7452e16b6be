# style: package
# note: clean; near testing/no-feature-list-test, testing/no-roundtrip-test: training saves its columns beside the model, the scorer reads them from there, and a test saves, loads and predicts the same
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression


def train(table: pd.DataFrame, path) -> None:
    columns = [column for column in table.columns if column != "left"]
    model = LogisticRegression().fit(table[columns], table["left"])
    joblib.dump({"model": model, "columns": columns}, path)


def score(path, rows: pd.DataFrame):
    saved = joblib.load(path)
    return saved["model"].predict_proba(rows[saved["columns"]])[:, 1]
