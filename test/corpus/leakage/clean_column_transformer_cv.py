# style: package
# note: clean; near leakage/preprocess-outside-folds: ColumnTransformer and target encoder inside the estimator
import pandas as pd
from sklearn.compose import make_column_selector, make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import cross_validate
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, TargetEncoder, StandardScaler


def estimator():
    columns = make_column_transformer(
        (StandardScaler(), make_column_selector(dtype_include="number")),
        (TargetEncoder(random_state=0), ["city", "employer"]),
        (OneHotEncoder(handle_unknown="ignore", sparse_output=False), ["purpose", "status"]),
    )
    return make_pipeline(columns, HistGradientBoostingClassifier(random_state=0))


if __name__ == "__main__":
    loans = pd.read_csv("loans.csv")
    report = cross_validate(estimator(), loans.drop(columns="default"), loans["default"], cv=5, scoring="roc_auc", return_train_score=True)
    print("train", report["train_score"].mean())
    print("valid", report["test_score"].mean())
