# style: package
# note: own estimators break the contract of __init__, a cached pipeline is read through the object that was given in, names of NumPy 1 with NumPy 2, and a private module is imported
import numpy as np
import pandas as pd
from scipy import sparse
from sklearn.base import BaseEstimator, ClassifierMixin, TransformerMixin
from sklearn.utils._testing import ignore_warnings  # ! api/non-public-api
from sklearn.utils.validation import check_is_fitted


class RareToOther(TransformerMixin, BaseEstimator):
    def __init__(self, columns, share=0.01):
        self.columns = list(columns)  # ! api/estimator-init-contract
        self.share = share

    def fit(self, X: pd.DataFrame, y=None):
        self.kept_ = {}
        for column in self.columns:
            shares = X[column].value_counts(normalize=True)
            self.kept_[column] = set(shares[shares >= self.share].index)
        return self

    def transform(self, X: pd.DataFrame) -> pd.DataFrame:
        check_is_fitted(self)
        X = X.copy()
        for column, kept in self.kept_.items():
            X[column] = X[column].where(X[column].isin(kept), "other")
        return X


class NearestMean(ClassifierMixin, BaseEstimator):
    def __init__(self, metric="euclidean", shrink=0.0):
        self.metric = metric
        self.shrink = shrink
        self.means_ = None  # ! api/estimator-init-contract

    @ignore_warnings(category=RuntimeWarning)
    def fit(self, X, y):
        X = X.toarray() if sparse.issparse(X) else np.asarray(X)
        self.classes_ = np.unique(y)
        overall = X.mean(axis=0)
        means = np.stack([X[np.asarray(y) == label].mean(axis=0) for label in self.classes_])
        self.means_ = (1 - self.shrink) * means + self.shrink * overall
        return self

    def predict(self, X):
        distances = ((np.asarray(X)[:, None] - self.means_) ** 2).sum(axis=2)
        distances[np.isnan(distances)] = np.Inf  # ! numerics/removed-numpy-api
        return self.classes_[distances.argmin(axis=1)]
