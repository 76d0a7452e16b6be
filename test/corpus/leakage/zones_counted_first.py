# style: beginner
# note: how often a zone occurs among all rows becomes a feature
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

rides = pd.read_csv("rides.csv")
sizes = rides.groupby("zone").size()  # ! leakage/statistic-before-split
rides["zone_rides"] = rides["zone"].map(sizes)
X = rides[["zone_rides", "hour"]]
X_train, X_test, y_train, y_test = train_test_split(X, rides["minutes"], random_state=0)
model = RandomForestRegressor(random_state=0).fit(X_train, y_train)
print(model.score(X_test, y_test))
