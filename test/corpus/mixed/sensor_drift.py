# style: course
# note: an analysis of sensors in which numbers are compared wrongly: nan with ==, zero with isclose, sums of exponentials, a week mask of eight days and bytes that overflow
import math
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import stats

WORKDAYS = "11111000"


def load(folder: str) -> pd.DataFrame:
    parts = [pd.read_parquet(path) for path in sorted(Path(folder).glob("*.parquet"))]
    return pd.concat(parts).sort_values("time")


def is_gap(value: float) -> bool:
    return value is math.nan or value == float("nan")  # ! numerics/nan-compare


def has_drifted(values: np.ndarray, window: int = 48) -> bool:
    before, after = values[:window].mean(), values[-window:].mean()
    return not math.isclose(after - before, 0.0, rel_tol=1e-3)  # ! numerics/isclose-zero


def soft_maximum(values: np.ndarray) -> float:
    return float(np.log(np.sum(np.exp(values))))  # ! numerics/unstable-log-exp


def growth(rates: np.ndarray) -> np.ndarray:
    return np.exp(rates.cumsum()) - 1  # ! numerics/unstable-log-exp


def working_days(first, last) -> int:
    return int(np.busday_count(np.datetime64(first, "D"), np.datetime64(last, "D"), weekmask=WORKDAYS))  # ! numerics/weekmask


def camera_change(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    before = before.astype(np.uint8)
    after = after.astype(np.uint8)
    change = after - before  # ! numerics/uint8-overflow
    return np.abs(change).mean(axis=(0, 1))


def spread(table: pd.DataFrame, machines: list[str]) -> np.ndarray:
    return np.array(table.loc[table["machine"] == name, "hours"].std() for name in machines)  # ! numerics/array-from-generator


def report(folder: str) -> None:
    table = load(folder)
    machines = sorted(table["machine"].unique())
    for name in machines:
        values = table.loc[table["machine"] == name, "temperature"].to_numpy()
        gaps = sum(is_gap(value) for value in values)
        statistic, p = stats.ks_2samp(values[:500], values[-500:])
        print(name, gaps, has_drifted(values), round(soft_maximum(values), 2), p < 0.01)
    print(spread(table, machines))
    print(working_days(table["time"].min(), table["time"].max()))


if __name__ == "__main__":
    report("sensors")
