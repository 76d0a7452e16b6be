# style: competition
# note: clean; near leakage/missing-gap, leakage/shuffled-time-series, leakage/windows-before-random-split, leakage/rolling-target-unshifted: folds leave out the days that the target looks ahead
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import Ridge
from sklearn.model_selection import TimeSeriesSplit, cross_val_score

AHEAD = 10
prices = pd.read_csv("prices.csv", parse_dates=["date"]).sort_values("date")
prices["ahead"] = prices["close"].shift(-AHEAD) / prices["close"] - 1
for days in (1, 5, 20):
    prices[f"past_{days}"] = prices["close"].pct_change(days)
prices["mean_volume"] = prices["volume"].shift(1).rolling(20).mean()
prices = prices.dropna()
columns = ["past_1", "past_5", "past_20", "mean_volume"]
folds = TimeSeriesSplit(n_splits=6, gap=AHEAD)
print(cross_val_score(Ridge(), prices[columns], prices["ahead"], cv=folds).mean())

cut = prices["date"].quantile(0.8)
past, later = prices[prices["date"] < cut], prices[prices["date"] >= cut]
model = HistGradientBoostingRegressor(random_state=0).fit(past[["mean_volume"]], past["volume"])
print(model.score(later[["mean_volume"]], later["volume"]))
