# style: beginner
# note: clean; near leakage/train-on-test: permutation importance on the test part and a plot of all predictions, after the score, feed nothing
import matplotlib.pyplot as plt
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.inspection import permutation_importance
from sklearn.model_selection import train_test_split

solar = pd.read_csv("solar.csv")
X, y = solar[["irradiation", "module_temp", "ambient_temp"]], solar["yield"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0)
rf = RandomForestRegressor(200, random_state=0).fit(X_train, y_train)
print("R2", rf.score(X_test, y_test))

imp = permutation_importance(rf, X_test, y_test, n_repeats=10, random_state=0)
print(pd.Series(imp.importances_mean, index=X.columns).sort_values())
plt.scatter(y, rf.predict(X), s=3)
plt.show()
