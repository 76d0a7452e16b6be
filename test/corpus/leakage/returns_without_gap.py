# style: competition
# note: folds in time without a gap between a target of ten days and the test; days drawn at random for the second model
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import Ridge
from sklearn.model_selection import TimeSeriesSplit, cross_val_score, train_test_split

prices = pd.read_csv("prices.csv", parse_dates=["date"]).sort_values("date")
prices["ahead"] = prices["close"].shift(-10) / prices["close"] - 1
for days in (1, 5, 20):
    prices[f"past_{days}"] = prices["close"].pct_change(days)
prices = prices.dropna()
columns = ["past_1", "past_5", "past_20"]
folds = TimeSeriesSplit(n_splits=6)  # ! leakage/missing-gap
print(cross_val_score(Ridge(), prices[columns], prices["ahead"], cv=folds).mean())

prices["yesterday"] = prices["volume"].shift(1)
prices = prices.dropna()
X_train, X_test, y_train, y_test = train_test_split(prices[["yesterday"]], prices["volume"], random_state=0)  # ! leakage/shuffled-time-series
model = HistGradientBoostingRegressor(random_state=0).fit(X_train, y_train)
print(model.score(X_test, y_test))
