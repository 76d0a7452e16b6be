# style: course
# note: an own classifier whose probabilities nobody looks at
# open: testing/untested-feature-code testing/no-behaviour-test testing/no-edge-case-test
import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin


class NearestMean(ClassifierMixin, BaseEstimator):  # ! testing/no-output-range-test@range
    def fit(self, X, y):
        self.classes_ = np.unique(y)
        self.means_ = np.stack([X[y == label].mean(axis=0) for label in self.classes_])
        return self

    def predict_proba(self, X):  # ! testing/no-output-range-test@range
        closeness = 1 / (1e-9 + np.linalg.norm(X[:, None] - self.means_[None], axis=2))
        return closeness / closeness.sum(axis=1, keepdims=True)

    def predict(self, X):  # ! testing/no-output-range-test@range
        return self.classes_[self.predict_proba(X).argmax(axis=1)]
