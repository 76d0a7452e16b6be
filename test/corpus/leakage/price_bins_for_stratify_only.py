# style: course
# note: clean; near leakage/target-derived-feature: bins of the target are there for the split and dropped at once, and a price per square metre is printed by district
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import StratifiedShuffleSplit

houses = pd.read_csv("houses.csv")
houses["price_band"] = pd.cut(houses["price"], bins=[0, 1e5, 2e5, 4e5, np.inf], labels=[1, 2, 3, 4])
print((houses["price"] / houses["area"]).groupby(houses["district"]).mean())

splitter = StratifiedShuffleSplit(n_splits=1, test_size=0.2, random_state=42)
for train_index, test_index in splitter.split(houses, houses["price_band"]):
    train_set, test_set = houses.loc[train_index], houses.loc[test_index]
for part in (train_set, test_set):
    part.drop(columns="price_band", inplace=True)

X_train, y_train = train_set[["area", "rooms", "year"]], train_set["price"].copy()
forest = RandomForestRegressor(n_estimators=200, random_state=42).fit(X_train, y_train)
print(mean_absolute_error(test_set["price"], forest.predict(test_set[["area", "rooms", "year"]])))
