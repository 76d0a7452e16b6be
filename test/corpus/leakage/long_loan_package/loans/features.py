# style: package
"""Features of a loan application."""
from __future__ import annotations

from typing import Callable

import numpy as np
import pandas as pd
from sklearn.decomposition import PCA
from sklearn.preprocessing import StandardScaler

Step = Callable[[pd.DataFrame], pd.DataFrame]
GRADES = {grade: number for number, grade in enumerate("ABCDEFG")}
RATIOS = [("amount", "income"), ("debt", "income")]


def add_ratios(frame: pd.DataFrame) -> pd.DataFrame:
    out = frame.copy()
    for top, bottom in RATIOS:
        out[f"{top}_to_{bottom}"] = out[top] / out[bottom].replace(0, np.nan)
    return out


def add_grade(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(grade=frame["grade"].map(GRADES))


def cap_income(frame: pd.DataFrame) -> pd.DataFrame:
    top = frame["income"].quantile(0.995)  # ! leakage/statistic-before-split
    return frame.assign(income=frame["income"].clip(upper=top))


def compress(frame: pd.DataFrame, columns: list[str], n: int = 3) -> pd.DataFrame:
    """Bureau scores are nearly the same number: keep their main directions."""
    scaled = StandardScaler().fit_transform(frame[columns])  # ! leakage/fit-before-split
    parts = PCA(n_components=n, random_state=0).fit_transform(scaled)  # ! leakage/fit-before-split
    names = [f"bureau_{i}" for i in range(n)]
    return frame.drop(columns=columns).join(pd.DataFrame(parts, columns=names, index=frame.index))


def apply_steps(frame: pd.DataFrame, steps: list[Step]) -> pd.DataFrame:
    for step in steps:
        frame = step(frame)
    return frame
