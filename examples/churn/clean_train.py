"""The same model as train.py, with nothing learned from the test customers."""
from pathlib import Path

import joblib
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report, roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from features import NUMERIC, add_features

HERE = Path(__file__).parent


def make_model() -> Pipeline:
    """Imputer and scaler are steps of the model: they are fitted when it is, and saved when it is."""
    numeric = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
    return make_pipeline(ColumnTransformer([("numeric", numeric, NUMERIC)], remainder="passthrough"), LogisticRegression(max_iter=1000))


def main() -> None:
    customers = pd.read_csv(HERE / "data" / "churn.csv").drop_duplicates(subset="customer_id")
    churned = (customers.pop("churn") == "yes").astype(int)
    table = add_features(customers)

    X_train, X_test, y_train, y_test = train_test_split(table, churned, test_size=0.25, stratify=churned, random_state=7)
    model = make_model()
    model.fit(X_train, y_train)

    print(classification_report(y_test, model.predict(X_test)))
    print(f"ROC AUC on the test customers: {roc_auc_score(y_test, model.predict_proba(X_test)[:, 1]):.4f}")
    joblib.dump(model, HERE / "clean_model.joblib")


if __name__ == "__main__":
    main()
