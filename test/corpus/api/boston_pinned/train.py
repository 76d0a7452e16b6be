# style: package
# note: names and arguments that 1.2 and 1.4 removed
from sklearn.datasets import load_boston  # ! api/removed-sklearn-keras-api
from sklearn.ensemble import BaggingRegressor
from sklearn.linear_model import LinearRegression
from sklearn.metrics import plot_roc_curve  # ! api/removed-sklearn-keras-api

X, y = load_boston(return_X_y=True)
model = BaggingRegressor(
    base_estimator=LinearRegression(),  # ! api/removed-sklearn-keras-api
)
other = LinearRegression(normalize=True)  # ! api/removed-sklearn-keras-api
model.fit(X, y)
