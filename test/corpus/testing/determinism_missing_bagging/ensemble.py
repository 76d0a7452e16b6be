# style: competition
# note: rows and models are drawn without a seed; nothing shows that two runs agree
# open: testing/no-behaviour-test testing/no-output-range-test
import numpy as np
from sklearn.tree import DecisionTreeRegressor


def bag(X, y, count):  # ! testing/no-determinism-test
    models = []
    for _ in range(count):
        rows = np.random.choice(len(X), size=len(X), replace=True)
        models.append(DecisionTreeRegressor(max_features=0.5).fit(X[rows], y[rows]))
    return models


def blend(models, X):
    return np.mean([model.predict(X) for model in models], axis=0)
