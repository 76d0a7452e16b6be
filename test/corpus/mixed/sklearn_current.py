# style: competition
# note: clean; near api/removed-sklearn-keras-api, api/unknown-nested-param, api/unknown-keyword, api/cached-pipeline-access, api/estimator-init-contract, evaluation/metric-args-swapped: the same with today's names, nested parameters three steps deep, own estimators and metrics whose arguments may stand either way
import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.compose import ColumnTransformer, TransformedTargetRegressor
from sklearn.ensemble import RandomForestRegressor
from sklearn.impute import SimpleImputer
from sklearn.metrics import max_error, mean_absolute_error, root_mean_squared_error
from sklearn.model_selection import RandomizedSearchCV, train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.utils.validation import check_is_fitted


class Cyclic(BaseEstimator, TransformerMixin):
    def __init__(self, period=24, keep=False):
        self.period = period
        self.keep = keep

    def fit(self, X, y=None):
        self.n_features_in_ = X.shape[1]
        self.columns_ = list(X.columns)
        return self

    def transform(self, X):
        check_is_fitted(self)
        angles = 2 * np.pi * np.asarray(X, dtype=float) / self.period
        parts = [np.sin(angles), np.cos(angles)]
        return np.hstack([*parts, X] if self.keep else parts)


numbers, kinds, hours = ["temperature", "wind"], ["season"], ["hour"]
bikes = pd.read_csv("bikes.csv")
X, y = bikes[numbers + kinds + hours], bikes["rentals"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=1)

prepare = ColumnTransformer([
    ("numbers", Pipeline([("fill", SimpleImputer()), ("scale", StandardScaler())]), numbers),
    ("kinds", OneHotEncoder(handle_unknown="ignore", sparse_output=False), kinds),
    ("hours", Cyclic(), hours),
])
pipeline = Pipeline([("prepare", prepare), ("forest", RandomForestRegressor(random_state=1))], memory="cache")
model = TransformedTargetRegressor(pipeline, func=np.log1p, inverse_func=np.expm1)
search = RandomizedSearchCV(
    model,
    {
        "regressor__forest__max_features": [0.5, "sqrt", None],
        "regressor__forest__min_samples_leaf": [1, 3, 5],
        "regressor__prepare__numbers__fill__strategy": ["mean", "median"],
        "regressor__prepare__hours__keep": [True, False],
    },
    n_iter=10,
    cv=5,
    random_state=1,
)
search.fit(X_train, y_train)
predicted = search.predict(X_test)
print(root_mean_squared_error(y_test, predicted), mean_absolute_error(predicted, y_test), max_error(y_test, predicted))

fitted = search.best_estimator_.regressor_
print(fitted.named_steps["forest"].feature_importances_, fitted.named_steps["prepare"].get_feature_names_out())
