# style: beginner
# note: a forest without a seed on random points, held to one accuracy
# open: testing/no-determinism-test testing/no-output-range-test testing/no-behaviour-test
from sklearn.ensemble import RandomForestClassifier


def fit_forest(X, y, **settings):
    return RandomForestClassifier(n_estimators=20, **settings).fit(X, y)
