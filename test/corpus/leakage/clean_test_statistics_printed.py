# style: beginner
# note: clean; near leakage/fit-on-test: statistics of the test part are printed, nothing is fitted on it
import numpy as np
import pandas as pd
from sklearn.linear_model import Lasso
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split

boston = pd.read_csv("housing.csv")
X, y = boston.drop(columns=["MEDV"]), boston["MEDV"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=5)

print("train means\n", X_train.mean())
print("test means\n", X_test.mean())
print("spread of the target in the test part", y_test.std())

lasso = Lasso(alpha=0.05).fit(X_train, y_train)
y_pred = lasso.predict(X_test)
rmse = np.sqrt(mean_squared_error(y_test, y_pred))
print("RMSE", rmse, "relative", rmse / y_test.mean())
baseline = np.sqrt(mean_squared_error(y_test, np.full(len(y_test), y_train.mean())))
print("predicting the training mean gives", baseline)
