# style: beginner
# note: fit and transform on two lines, and a split by slicing
import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Ridge
from sklearn.metrics import r2_score
from sklearn.preprocessing import MinMaxScaler

X, y = load_diabetes(return_X_y=True)

mm = MinMaxScaler()
mm.fit(X)  # ! leakage/fit-before-split
X = mm.transform(X)

rng = np.random.RandomState(3)
order = rng.permutation(len(X))
X, y = X[order], y[order]

n_train = int(0.8 * len(X))
X_train = X[:n_train]
X_test = X[n_train:]
y_train = y[:n_train]
y_test = y[n_train:]

ridge = Ridge(alpha=0.1)
ridge.fit(X_train, y_train)
print("coef", ridge.coef_)
print("R2 on the test part:", r2_score(y_test, ridge.predict(X_test)))
