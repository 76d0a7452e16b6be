# style: package
# note: clean; near leakage/split-unpack-order: a function of the project with the same name returns its parts in this order
import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Lasso


def train_test_split(X, y, test_ratio=0.2, seed=None):
    """Return X_train, y_train, X_test, y_test."""
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(X))
    cut = int(len(X) * test_ratio)
    test, train = order[:cut], order[cut:]
    return X[train], y[train], X[test], y[test]


X, y = load_diabetes(return_X_y=True)
X_train, y_train, X_test, y_test = train_test_split(X, y, seed=666)
lasso = Lasso(alpha=0.1).fit(X_train, y_train)
print("R2", lasso.score(X_test, y_test))
