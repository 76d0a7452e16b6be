# style: package
# note: clean; near api/estimator-init-contract: a default in place of None, and a private attribute
import numpy as np
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.utils.validation import check_random_state


class Blend(RegressorMixin, BaseEstimator):
    def __init__(self, models=None, weights=None, random_state=None):
        self.models = models
        self.weights = weights if weights is not None else [1.0]
        self.random_state = random_state
        self._cache = {}

    def fit(self, X, y):
        self.rng_ = check_random_state(self.random_state)
        self.models_ = [model.fit(X, y) for model in self.models]
        return self

    def predict(self, X):
        return np.average([model.predict(X) for model in self.models_], axis=0, weights=self.weights)
