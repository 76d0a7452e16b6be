# style: package
# note: clean; near leakage/misaligned-splits: the second split parts what the first one left
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.model_selection import train_test_split

wind = pd.read_csv("turbines.csv")
X, y = wind.drop(columns="power"), wind["power"]
X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=1)
X_train, X_valid, y_train, y_valid = train_test_split(X_rest, y_rest, test_size=0.25, random_state=2)
gb = GradientBoostingRegressor(random_state=0).fit(X_train, y_train)
print(gb.score(X_valid, y_valid), gb.score(X_test, y_test))
