# style: competition
# note: clean; near leakage/statistic-before-split: polars: the joined means are looked at, and other columns are the features
import polars as pl
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

rides = pl.read_csv("rides.csv")
zones = rides.group_by("zone").agg(pl.col("fare").mean().alias("zone_fare"))
rides = rides.join(zones, on="zone", how="left")
print(rides.head())
X = rides.select(["distance", "hour"]).to_numpy()
y = rides["minutes"].to_numpy()
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = RandomForestRegressor(random_state=0).fit(X_train, y_train)
print(model.score(X_test, y_test))
