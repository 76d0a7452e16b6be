# style: package
# note: clean; near api/cached-pipeline-access, api/unknown-nested-param, api/estimator-init-contract, api/unknown-keyword, api/scaling-missing: steps asked by name, settings that exist
"""Searches a forecast of the energy that buildings need."""
from __future__ import annotations

import numpy as np
import pandas as pd
from joblib import Memory
from sklearn.base import BaseEstimator, RegressorMixin, TransformerMixin, clone
from sklearn.compose import ColumnTransformer, TransformedTargetRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import Ridge
from sklearn.model_selection import GridSearchCV, TimeSeriesSplit
from sklearn.neighbors import KNeighborsRegressor
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

NUMBERS = ["area", "age", "outside"]


class Lags(TransformerMixin, BaseEstimator):
    def __init__(self, column: str, steps: tuple[int, ...] = (1, 24)) -> None:
        self.column = column
        self.steps = steps

    def fit(self, X: pd.DataFrame, y=None) -> "Lags":
        self.steps_ = sorted(set(self.steps))
        self.fill_ = float(X[self.column].mean())
        return self

    def transform(self, X: pd.DataFrame) -> pd.DataFrame:
        return X.assign(**{f"lag_{step}": X[self.column].shift(step).fillna(self.fill_) for step in self.steps_})


class Blend(RegressorMixin, BaseEstimator):
    def __init__(self, first=None, second=None, weight: float = 0.5) -> None:
        self.first = first
        self.second = second
        self.weight = weight

    def fit(self, X, y) -> "Blend":
        self.first_ = clone(self.first if self.first is not None else Ridge()).fit(X, y)
        self.second_ = clone(self.second if self.second is not None else KNeighborsRegressor()).fit(X, y)
        return self

    def predict(self, X) -> np.ndarray:
        return self.weight * self.first_.predict(X) + (1 - self.weight) * self.second_.predict(X)


def search(cache: str) -> GridSearchCV:
    numbers = make_pipeline(SimpleImputer(), StandardScaler())
    columns = ColumnTransformer([("numbers", numbers, NUMBERS), ("kind", OneHotEncoder(handle_unknown="ignore"), ["kind"])])
    steps = [("lags", Lags("outside")), ("columns", columns), ("blend", Blend(Ridge(), KNeighborsRegressor()))]
    pipe = Pipeline(steps, memory=Memory(cache, verbose=0))
    model = TransformedTargetRegressor(pipe, func=np.log1p, inverse_func=np.expm1)
    grid = {
        "regressor__lags__steps": [(1, 24), (1, 24, 168)],
        "regressor__columns__numbers__simpleimputer__strategy": ["mean", "median"],
        "regressor__columns__kind": [OneHotEncoder(handle_unknown="ignore"), "drop"],
        "regressor__blend__first__alpha": [0.1, 1.0, 10.0],
        "regressor__blend__weight": np.linspace(0, 1, 5),
    }
    return GridSearchCV(model, grid, scoring="neg_mean_absolute_error", cv=TimeSeriesSplit(5), refit=True)


def explain(found: GridSearchCV) -> dict[str, float]:
    pipe = found.best_estimator_.regressor_
    scaler = pipe.named_steps["columns"].named_transformers_["numbers"][-1]
    return dict(zip(NUMBERS, scaler.scale_))


def main() -> None:
    hours = pd.read_parquet("hours.parquet").sort_values("time")
    found = search("cache").fit(hours[[*NUMBERS, "kind"]], hours["energy"])
    found.set_params(n_jobs=2, estimator__regressor__blend__second__n_neighbors=7)
    print(found.best_params_, explain(found))


if __name__ == "__main__":
    main()
