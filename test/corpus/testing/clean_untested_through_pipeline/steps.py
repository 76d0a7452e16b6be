# style: package
# note: clean; near testing/untested-feature-code: the steps are run by the pipeline that the test fits, not by the test itself
# open: testing/no-output-range-test
import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.linear_model import Ridge
from sklearn.pipeline import Pipeline


class MedianFill(BaseEstimator, TransformerMixin):
    def fit(self, X, y=None):
        self.medians_ = X.median()
        return self

    def transform(self, X):
        return X.fillna(self.medians_)


class Ratios(BaseEstimator, TransformerMixin):
    def __init__(self, top="income", bottom="debt"):
        self.top = top
        self.bottom = bottom

    def fit(self, X, y=None):
        return self

    def transform(self, X):
        return X.assign(ratio=X[self.top] / X[self.bottom].replace(0, np.nan).fillna(1.0))


def build(alpha: float = 1.0) -> Pipeline:
    return Pipeline([("fill", MedianFill()), ("ratios", Ratios()), ("model", Ridge(alpha=alpha))])
