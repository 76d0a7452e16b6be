# style: beginner
# note: a pivot table over all rows is merged to them before the split
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

rides = pd.read_csv("rides.csv")
zones = pd.pivot_table(rides, index="zone", values="speed", aggfunc="mean").reset_index()  # ! leakage/statistic-before-split
zones.columns = ["zone", "zone_speed"]
rides = pd.merge(rides, zones, on="zone", how="left")
X = rides[["zone_speed", "hour"]]
X_train, X_test, y_train, y_test = train_test_split(X, rides["minutes"], random_state=0)
model = RandomForestRegressor(random_state=0).fit(X_train, y_train)
print(model.score(X_test, y_test))
