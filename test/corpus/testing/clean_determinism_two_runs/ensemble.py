# style: competition
# note: clean; near testing/no-determinism-test: two runs of one seed are compared, and two seeds differ
# open: testing/no-behaviour-test testing/no-output-range-test
import numpy as np
from sklearn.tree import DecisionTreeRegressor


def bag(X, y, count, seed):
    generator = np.random.default_rng(seed)
    models = []
    for _ in range(count):
        rows = generator.choice(len(X), size=len(X), replace=True)
        models.append(DecisionTreeRegressor(max_features=0.5, random_state=int(generator.integers(2**31))).fit(X[rows], y[rows]))
    return models


def blend(models, X):
    return np.mean([model.predict(X) for model in models], axis=0)
