# style: package
# note: clean; near api/estimator-init-contract: parameters as they are given; a class that is no estimator
import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin


class Bins(BaseEstimator, TransformerMixin):
    def __init__(self, edges=None, *, names=(), verbose=False):
        self.edges = edges
        self.names = names
        self.verbose = verbose

    def fit(self, X, y=None):
        self.edges_ = np.asarray(self.edges)
        return self

    def transform(self, X):
        return np.digitize(X, self.edges_)


class Reader:
    def __init__(self, edges=None):
        self.edges = np.asarray(edges)
        self.rows_ = []
