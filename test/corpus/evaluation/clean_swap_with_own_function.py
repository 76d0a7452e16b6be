# style: package
# note: clean; near evaluation/metric-args-swapped: a metric of one's own takes predictions first; training scores are printed beside test scores
import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split


def smape(predicted, actual):
    return np.mean(2 * np.abs(predicted - actual) / (np.abs(predicted) + np.abs(actual)))


sales = pd.read_csv("sales.csv")
X_train, X_test, y_train, y_test = train_test_split(sales[["price", "promo"]], sales["units"], random_state=0)
model = LinearRegression().fit(X_train, y_train)
for name, X, y in [("train", X_train, y_train), ("test", X_test, y_test)]:
    predicted = model.predict(X)
    print(name, smape(predicted, y), r2_score(y, predicted))
