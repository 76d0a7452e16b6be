# style: competition
# note: polars: means over all rows, joined back to each row
import polars as pl
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

rides = pl.read_csv("rides.csv")
zones = rides.group_by("zone").agg(pl.col("fare").mean().alias("zone_fare"))  # ! leakage/statistic-before-split
rides = rides.join(zones, on="zone", how="left")
X = rides.select(["zone_fare", "hour"]).to_numpy()
y = rides["minutes"].to_numpy()
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = RandomForestRegressor(random_state=0).fit(X_train, y_train)
print(model.score(X_test, y_test))
