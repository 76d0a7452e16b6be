# style: package
# note: clean; near leakage/missing-gap: the folds leave out as many rows as the target looks ahead; the second target is of its own row
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import TimeSeriesSplit, cross_val_score

AHEAD = 7

load = pd.read_csv("load.csv", parse_dates=["day"]).sort_values("day")
load["yesterday"] = load["mw"].shift(1)
load["last_week"] = load["mw"].shift(1).rolling(7).mean()
load["in_a_week"] = load["mw"].shift(-AHEAD)
load = load.dropna()
X = load[["yesterday", "last_week", "temperature"]]

ahead = cross_val_score(Ridge(alpha=1.0), X, load["in_a_week"], cv=TimeSeriesSplit(n_splits=5, gap=AHEAD), scoring="neg_mean_absolute_error")
today = cross_val_score(Ridge(alpha=1.0), X, load["mw"], cv=TimeSeriesSplit(n_splits=5), scoring="neg_mean_absolute_error")
print(-ahead.mean(), -today.mean())
