# style: package
# note: features of a market with dates read the wrong way round, a frame asked for its truth, the next row among the features, a rolling mean over the whole window centred, rows grown one by one, and shares that divide by a sum of zero
import argparse

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import mean_absolute_error

START = pd.to_datetime("01-13-2020", dayfirst=True)  # ! data/to-datetime-dayfirst
END = pd.to_datetime("31-12-2025", dayfirst=True)
FEATURES = ["ret_1", "ret_5", "trend", "gap", "volume_share"]


def read(path: str) -> pd.DataFrame:
    bars = pd.read_csv(path, parse_dates=["date"], index_col="date").sort_index()
    missing = bars[bars["close"].isna()]
    if missing:  # ! data/frame-bool
        bars = bars.dropna(subset=["close"])
    return bars


def features(bars: pd.DataFrame) -> pd.DataFrame:
    out = pd.DataFrame(index=bars.index)
    out["ret_1"] = bars["close"].pct_change()
    out["ret_5"] = bars["close"].pct_change(5)
    out["trend"] = bars["close"].rolling(21, center=True).mean() / bars["close"] - 1  # ! leakage/future-values
    out["gap"] = bars["open"].shift(-1) / bars["close"] - 1  # ! leakage/future-values
    out["volume_share"] = bars["volume"] / bars["volume"].rolling(21).sum()
    out["target"] = bars["close"].shift(-1) / bars["close"] - 1
    return out.dropna()


def weights_of(scores: np.ndarray) -> np.ndarray:
    expected = np.exp(scores)
    return expected / expected.sum()


def ledger(predicted: pd.Series, costs: float) -> pd.DataFrame:
    book = pd.DataFrame(columns=["date", "side", "value"])
    value = 1.0
    for date, expected in predicted.items():
        side = np.sign(expected) if abs(expected) > costs else 0
        value *= 1 + side * expected - abs(side) * costs
        book.loc[len(book)] = [date, side, value]  # ! data/frame-grown-in-loop
    book.sort_values("date")  # ! data/result-discarded
    return book


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("path")
    parser.add_argument("--costs", type=float, default=0.0005)
    args = parser.parse_args()
    table = features(read(args.path))
    table = table[(table.index >= START) & (table.index <= END)]
    cut = int(0.8 * len(table))
    train, test = table.iloc[:cut], table.iloc[cut:]
    model = HistGradientBoostingRegressor(random_state=0).fit(train[FEATURES], train["target"])
    predicted = pd.Series(model.predict(test[FEATURES]), index=test.index)
    print("mae", mean_absolute_error(test["target"], predicted))
    print(ledger(predicted, args.costs).tail(), weights_of(predicted.to_numpy()[-5:]))


if __name__ == "__main__":
    main()
