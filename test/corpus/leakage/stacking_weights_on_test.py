# style: competition
# note: blend weights are optimised on the test labels
import numpy as np
from scipy.optimize import minimize
from sklearn.datasets import fetch_california_housing
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split

X, y = fetch_california_housing(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
preds = [m.fit(X_train, y_train).predict(X_test) for m in (Ridge(), GradientBoostingRegressor(random_state=0))]


def loss(w):
    return mean_squared_error(y_test, w[0] * preds[0] + w[1] * preds[1])  # ! leakage/stacking-on-fitted-rows@1 leakage/tune-on-test@1


best = minimize(loss, [0.5, 0.5])  # ! leakage/stacking-on-fitted-rows@1 leakage/tune-on-test@1
print("weights", best.x, "MSE", best.fun)
