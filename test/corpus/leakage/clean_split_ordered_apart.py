# style: competition
# note: clean; near leakage/misaligned-splits: unshuffled calls and equal slices part the rows alike
import pandas as pd
from sklearn.linear_model import HuberRegressor
from sklearn.model_selection import train_test_split

river = pd.read_csv("gauge.csv")
X, y = river[["rain", "snow"]], river["level"]
X_train, X_test = train_test_split(X, test_size=0.2, shuffle=False)
y_train, y_test = train_test_split(y, test_size=0.2, shuffle=False)
print(HuberRegressor().fit(X_train, y_train).score(X_test, y_test))
a, b = X[:700], X[700:]
c, d = y[:700], y[700:]
print(HuberRegressor().fit(a, c).score(b, d))
