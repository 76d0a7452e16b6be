# style: beginner
# note: clean; near leakage/tune-on-test: alpha is chosen in a loop on a validation part, the test part is scored once
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

cars = pd.read_csv("cars.csv").dropna()
X_rest, X_test, y_rest, y_test = train_test_split(cars.drop(columns="price"), cars["price"], random_state=0)
X_fit, X_pick, y_fit, y_pick = train_test_split(X_rest, y_rest, random_state=0)
best_alpha, best_r2 = None, -1.0
for alpha in (0.01, 0.1, 1.0, 10.0, 100.0):
    r2 = Ridge(alpha=alpha).fit(X_fit, y_fit).score(X_pick, y_pick)
    if r2 > best_r2:
        best_alpha, best_r2 = alpha, r2
print(best_alpha, Ridge(alpha=best_alpha).fit(X_rest, y_rest).score(X_test, y_test))
