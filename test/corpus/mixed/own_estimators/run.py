import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from xgboost import XGBClassifier

from estimators import NearestMean, RareToOther

NUMBERS, KINDS = ["age", "income"], ["job", "town"]


def main(path="people.parquet"):
    people = pd.read_parquet(path)
    X, y = people[NUMBERS + KINDS], people["bought"]
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=3, stratify=y)
    encode = make_column_transformer((StandardScaler(), NUMBERS), (OneHotEncoder(handle_unknown="ignore"), KINDS))
    pipeline = Pipeline([("rare", RareToOther(KINDS)), ("encode", encode), ("model", NearestMean())], memory="cache")
    search = GridSearchCV(pipeline, {"rare__share": [0.005, 0.02], "model__shrinkage": [0.0, 0.3]}, scoring="f1")  # ! api/unknown-nested-param
    search.fit(X_train, y_train)
    print(search.score(X_test, y_test))

    pipeline.fit(X_train, y_train)
    print(encode.named_transformers_)  # ! api/cached-pipeline-access
    boost = XGBClassifier(n_estimators=300, max_dept=4, random_state=3)  # ! api/unknown-keyword
    boost.fit(X_train[NUMBERS], y_train)
    print(boost.score(X_test[NUMBERS], y_test))


if __name__ == "__main__":
    main()
