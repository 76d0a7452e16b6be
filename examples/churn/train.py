"""Trains the churn model and saves it."""
import argparse
from pathlib import Path

import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report, roc_auc_score
from sklearn.model_selection import train_test_split

from features import add_features, fill_gaps, scale_numeric

HERE = Path(__file__).parent


def load(path: Path) -> tuple[pd.DataFrame, pd.Series]:
    customers = pd.read_csv(path).drop_duplicates(subset="customer_id")
    churned = (customers.pop("churn") == "yes").astype(int)
    return customers, churned


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE / "data" / "churn.csv")
    parser.add_argument("--model", type=Path, default=HERE / "model.joblib")
    args = parser.parse_args()

    customers, churned = load(args.data)
    table = add_features(customers)
    table = fill_gaps(table)
    table, scaler = scale_numeric(table)

    X_train, X_test, y_train, y_test = train_test_split(table, churned, test_size=0.25, stratify=churned, random_state=7)
    model = LogisticRegression(max_iter=1000)
    model.fit(X_train, y_train)

    print(classification_report(y_test, model.predict(X_test)))
    print(f"ROC AUC on the test customers: {roc_auc_score(y_test, model.predict_proba(X_test)[:, 1]):.4f}")
    joblib.dump({"scaler": scaler, "model": model}, args.model)


if __name__ == "__main__":
    main()
