# style: beginner
# note: the expanding mean of the goals counts the match that is predicted
import pandas as pd
from sklearn.linear_model import PoissonRegressor
from sklearn.metrics import mean_absolute_error

games = pd.read_csv("games.csv", parse_dates=["played"]).sort_values("played")
games["form"] = games["goals"].expanding().mean()  # ! leakage/rolling-target-unshifted
games["home"] = (games["venue"] == "H").astype(int)

train = games[games["played"] < "2022-08-01"]
test = games[games["played"] >= "2022-08-01"]
model = PoissonRegressor().fit(train[["form", "home"]], train["goals"])
print(mean_absolute_error(test["goals"], model.predict(test[["form", "home"]])))
