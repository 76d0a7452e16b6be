# style: package
# note: every night a new forest takes the place of the old one, whatever it is worth; the tests look at the path alone
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
from pathlib import Path

import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split


def model_path(folder: Path, name: str) -> Path:
    return Path(folder) / f"{name}.joblib"


def retrain(table: pd.DataFrame, folder: Path) -> float:  # ! testing/no-quality-gate
    train, valid = train_test_split(table, test_size=0.2, random_state=0, stratify=table["clicked"])
    model = RandomForestClassifier(random_state=0).fit(train[["hour", "age"]], train["clicked"])
    auc = roc_auc_score(valid["clicked"], model.predict_proba(valid[["hour", "age"]])[:, 1])
    print("auc", auc)
    joblib.dump(model, model_path(folder, "clicks"))
    return auc


if __name__ == "__main__":
    retrain(pd.read_parquet("clicks.parquet"), Path("models"))
