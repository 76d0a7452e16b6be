# style: package
# note: the builder fits its imputer and scaler on the whole file; the split comes after it
import argparse
import logging
from pathlib import Path

import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

from builder import FeatureBuilder

log = logging.getLogger(__name__)
NUMERIC = ["age", "income", "debt", "open_lines"]


def parse_args() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train the default model.")
    parser.add_argument("--data", type=Path, default=Path("data/loans.csv"))
    parser.add_argument("--out", type=Path, default=Path("artifacts"))
    parser.add_argument("--test-size", type=float, default=0.2)
    return parser.parse_args()


def main() -> None:
    args = parse_args()
    logging.basicConfig(level=logging.INFO)
    loans = pd.read_csv(args.data)
    builder = FeatureBuilder(numeric=NUMERIC)
    features = builder.build(loans)
    target = loans["defaulted"]

    X_train, X_test, y_train, y_test = train_test_split(
        features, target, test_size=args.test_size, random_state=17, stratify=target
    )
    model = LogisticRegression(C=0.5, max_iter=1000)
    model.fit(X_train, y_train)
    auc = roc_auc_score(y_test, model.predict_proba(X_test)[:, 1])
    log.info("test AUC %.4f", auc)

    args.out.mkdir(parents=True, exist_ok=True)
    joblib.dump({"builder": builder, "model": model}, args.out / "model.joblib")


if __name__ == "__main__":
    main()
