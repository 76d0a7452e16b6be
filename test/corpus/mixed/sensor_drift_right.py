# style: course
# note: clean; near numerics/nan-compare, numerics/isclose-zero, numerics/unstable-log-exp, numerics/weekmask, numerics/uint8-overflow, numerics/array-from-generator, numerics/float-equality: the same analysis with isnan, absolute tolerances, logsumexp, wider integers and lists; sentinels and counts are compared exactly
import math
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.special import logsumexp

MISSING = object()
WORKDAYS = "Mon Tue Wed Thu Fri"


def load(folder: str) -> pd.DataFrame:
    parts = [pd.read_parquet(path) for path in sorted(Path(folder).glob("*.parquet"))]
    return pd.concat(parts).sort_values("time")


def setting(settings: dict, name: str, default: float) -> float:
    value = settings.get(name, MISSING)
    return default if value is MISSING else float(value)


def is_gap(value: float) -> bool:
    return math.isnan(value) or value == -999


def has_drifted(values: np.ndarray, window: int = 48) -> bool:
    before, after = values[:window].mean(), values[-window:].mean()
    return not (math.isclose(after, before, rel_tol=1e-3) or math.isclose(after - before, 0.0, abs_tol=1e-6))


def soft_maximum(values: np.ndarray) -> float:
    top = values.max()
    by_hand = top + np.log(np.sum(np.exp(values - top)))
    assert np.isclose(by_hand, logsumexp(values))
    return float(by_hand)


def growth(rates: np.ndarray) -> np.ndarray:
    return np.expm1(rates.cumsum())


def loudness(values: np.ndarray) -> np.ndarray:
    return 10 * np.log10(np.maximum(values, 1e-10))


def working_days(first, last) -> int:
    return int(np.busday_count(np.datetime64(first, "D"), np.datetime64(last, "D"), weekmask=WORKDAYS))


def camera_change(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    difference = after.astype(np.int16) - before.astype(np.int16)
    return np.abs(difference).mean(axis=(0, 1))


def share_of_zeros(values: np.ndarray) -> float:
    return float((values == 0).mean())


def spread(table: pd.DataFrame, machines: list[str]) -> np.ndarray:
    by_hand = np.array([table.loc[table["machine"] == name, "hours"].std() for name in machines])
    again = np.fromiter((table.loc[table["machine"] == name, "hours"].std() for name in machines), dtype=float)
    return np.where(np.isnan(by_hand), again, by_hand)


def report(folder: str, settings: dict) -> None:
    table = load(folder)
    machines = sorted(table["machine"].unique())
    window = int(setting(settings, "window", 48))
    for name in machines:
        values = table.loc[table["machine"] == name, "temperature"].to_numpy()
        gaps = sum(is_gap(value) for value in values)
        print(name, gaps, has_drifted(values, window), round(soft_maximum(values), 2), share_of_zeros(values))
    print(spread(table, machines))


if __name__ == "__main__":
    report("sensors", {"window": 24})
