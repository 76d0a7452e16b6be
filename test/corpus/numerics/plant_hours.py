# style: course
# note: working hours of a plant: generators in arrays, masks of six days, old names
import math

import numpy as np
import pandas as pd


def open_days(start: str, end: str) -> int:
    return int(np.busday_count(start, end, weekmask=[1, 1, 1, 1, 1, 0]))  # ! numerics/weekmask


def load(path: str) -> pd.DataFrame:
    table = pd.read_parquet(path)
    table["shift"] = table["shift"].astype(np.str)  # ! numerics/removed-numpy-api
    table.loc[table["hours"] == float("nan"), "hours"] = 0.0  # ! numerics/nan-compare
    return table


def utilisation(table: pd.DataFrame, machines: list[str]) -> np.ndarray:
    hours = np.asarray(table.loc[table["machine"] == name, "hours"].sum() for name in machines)  # ! numerics/array-from-generator
    share = np.mean(one / 24 for one in table["hours"])  # ! numerics/array-from-generator
    if math.isclose(share, 0.0, rel_tol=1e-6):  # ! numerics/isclose-zero
        raise ValueError("the plant stood still")
    return hours


def log_ratio(p: np.ndarray) -> np.ndarray:
    return np.log(1 + p) - np.log(p)  # ! numerics/unstable-log-exp


def surprise(x: np.ndarray) -> float:
    return float(np.log(np.sum(np.exp(x))))  # ! numerics/unstable-log-exp
