# style: package
# note: clean; near skew/fitted-transformer-not-saved: the scaler is part of the pipeline that is saved
from pathlib import Path

import joblib
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

NUMERIC = ["age", "balance", "tenure_months"]
CATEGORICAL = ["plan", "region"]
MODEL_PATH = Path("artifacts") / "churn.joblib"


def build():
    columns = ColumnTransformer([
        ("numbers", StandardScaler(), NUMERIC),
        ("categories", OneHotEncoder(handle_unknown="ignore"), CATEGORICAL),
    ])
    return Pipeline([("columns", columns), ("model", LogisticRegression(max_iter=1000))])


def main():
    customers = pd.read_csv("customers.csv")
    X_train, X_test, y_train, y_test = train_test_split(
        customers[NUMERIC + CATEGORICAL], customers["churned"], stratify=customers["churned"], random_state=0
    )
    search = GridSearchCV(build(), {"model__C": [0.1, 1, 10]}, scoring="roc_auc", cv=5)
    search.fit(X_train, y_train)
    print("test AUC", search.score(X_test, y_test))
    MODEL_PATH.parent.mkdir(exist_ok=True)
    joblib.dump(search.best_estimator_, MODEL_PATH)


if __name__ == "__main__":
    main()
