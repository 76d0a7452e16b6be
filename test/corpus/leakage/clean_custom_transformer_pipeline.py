# style: package
# note: clean; near leakage/statistic-before-split: a transformer of one's own takes its means in fit, inside a cross-validated pipeline
import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import Pipeline


class GroupMeanImputer(BaseEstimator, TransformerMixin):
    """Fills a column with the mean of its group, learned in fit."""

    def __init__(self, group, column):
        self.group = group
        self.column = column

    def fit(self, X, y=None):
        self.means_ = X.groupby(self.group)[self.column].mean()
        self.overall_ = X[self.column].mean()
        return self

    def transform(self, X):
        out = X.copy()
        fill = out[self.group].map(self.means_).fillna(self.overall_)
        out[self.column] = out[self.column].fillna(fill)
        return out


if __name__ == "__main__":
    visits = pd.read_csv("visits.csv")
    y = visits.pop("readmitted")
    pipe = Pipeline([("fill", GroupMeanImputer("ward", "lactate")), ("clf", LogisticRegression(max_iter=1000))])
    print(np.mean(cross_val_score(pipe, visits, y, cv=5, scoring="roc_auc")))
