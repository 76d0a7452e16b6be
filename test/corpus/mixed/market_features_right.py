# style: package
# note: clean; near data/to-datetime-dayfirst, data/frame-bool, leakage/future-values, data/frame-grown-in-loop, data/result-discarded, numerics/unstable-log-exp, numerics/float-equality: the same with past windows, one shift ahead for the target alone, emptiness asked for by name, rows in a list and a softmax less its maximum
import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import mean_absolute_error

START = pd.to_datetime("2020-01-13")
END = pd.to_datetime("31.12.2025", dayfirst=True)
FEATURES = ["ret_1", "ret_5", "trend", "range", "dow"]


def read(path: str) -> pd.DataFrame:
    bars = pd.read_csv(path, parse_dates=["date"], index_col="date").sort_index()
    missing = bars[bars["close"].isna()]
    if not missing.empty:
        print(len(missing), "days without a price")
        bars = bars.dropna(subset=["close"])
    if (bars["close"] <= 0).any():
        raise ValueError("a price is not positive")
    return bars


def features(bars: pd.DataFrame) -> pd.DataFrame:
    out = pd.DataFrame(index=bars.index)
    out["ret_1"] = bars["close"].pct_change()
    out["ret_5"] = bars["close"].pct_change(5)
    out["trend"] = bars["close"].rolling(21).mean() / bars["close"] - 1
    out["range"] = (bars["high"] - bars["low"]).shift(1)
    out["dow"] = bars.index.dayofweek
    out["target"] = bars["close"].shift(-1) / bars["close"] - 1
    return out.dropna()


def weights_of(scores: np.ndarray) -> np.ndarray:
    expected = np.exp(scores - scores.max())
    return expected / expected.sum()


def ledger(predicted: pd.Series, costs: float) -> pd.DataFrame:
    rows, value = [], 1.0
    for date, expected in predicted.items():
        side = np.sign(expected) if abs(expected) > costs else 0
        if side == 0:
            continue
        value *= 1 + side * expected - costs
        rows.append({"date": date, "side": side, "value": value})
    book = pd.DataFrame(rows)
    book.sort_values("date", inplace=True)
    return book


def is_flat(values: pd.Series) -> bool:
    return bool((values == values.iloc[0]).all()) or values.nunique() == 1


def main(path="bars.csv") -> None:
    table = features(read(path)).loc[START:END]
    cut = int(0.8 * len(table))
    train, test = table.iloc[: cut - 1], table.iloc[cut:]
    model = HistGradientBoostingRegressor(random_state=0).fit(train[FEATURES], train["target"])
    predicted = pd.Series(model.predict(test[FEATURES]), index=test.index)
    print("mae", mean_absolute_error(test["target"], predicted), is_flat(predicted))
    print(ledger(predicted, 0.0005).tail(), weights_of(predicted.to_numpy()[-5:]))


if __name__ == "__main__":
    main()
