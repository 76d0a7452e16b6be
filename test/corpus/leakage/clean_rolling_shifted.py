# style: beginner
# note: clean; near leakage/rolling-target-unshifted: shifted before the window, and windows of known columns
import pandas as pd
from sklearn.linear_model import PoissonRegressor
from sklearn.metrics import mean_absolute_error

games = pd.read_csv("games.csv", parse_dates=["played"]).sort_values("played")
games["form"] = games["goals"].shift(1).expanding().mean()
games["form_5"] = games["goals"].rolling(5).mean().shift(1)
games["heat_3"] = games["temperature"].rolling(3).mean()
games = games.dropna()

cols = ["form", "form_5", "heat_3"]
train, test = games[games["played"] < "2022-08-01"], games[games["played"] >= "2022-08-01"]
model = PoissonRegressor().fit(train[cols], train["goals"])
print(mean_absolute_error(test["goals"], model.predict(test[cols])))
