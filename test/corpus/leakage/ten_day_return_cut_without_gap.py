# style: package
# note: the target looks ten days ahead, and the walk-forward folds begin the test on the very next row
import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import TimeSeriesSplit

HORIZON = 10


def features(prices: pd.DataFrame) -> pd.DataFrame:
    out = pd.DataFrame(index=prices.index)
    out["momentum"] = prices["close"].pct_change(20)
    out["volatility"] = prices["close"].pct_change().rolling(20).std()
    out["volume_ratio"] = prices["volume"] / prices["volume"].rolling(20).mean()
    out["target"] = prices["close"].shift(-HORIZON) / prices["close"] - 1
    return out.dropna()


def backtest(path="prices.csv"):
    prices = pd.read_csv(path, parse_dates=["date"], index_col="date").sort_index()
    table = features(prices)
    X, y = table.drop(columns="target"), table["target"]
    errors = []
    for train, test in TimeSeriesSplit(n_splits=6).split(X):  # ! leakage/missing-gap
        model = GradientBoostingRegressor(random_state=0).fit(X.iloc[train], y.iloc[train])
        errors.append(mean_absolute_error(y.iloc[test], model.predict(X.iloc[test])))
    return np.mean(errors)


if __name__ == "__main__":
    print(backtest())
