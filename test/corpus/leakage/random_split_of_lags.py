# style: beginner
# note: rows are ordered by time and carry lags, the split is random
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

traffic = pd.read_csv("traffic.csv", parse_dates=["DateTime"]).sort_values("DateTime")
traffic["lag_1"] = traffic["Vehicles"].shift(1)
traffic["lag_24"] = traffic["Vehicles"].shift(24)
traffic = traffic.dropna()

X_train, X_test, y_train, y_test = train_test_split(  # ! leakage/shuffled-time-series
    traffic[["lag_1", "lag_24"]], traffic["Vehicles"], test_size=0.2, random_state=0
)
rf = RandomForestRegressor().fit(X_train, y_train)
print(mean_absolute_error(y_test, rf.predict(X_test)))
