# style: beginner
# note: the code knows about gaps, zeros and empty tables; the tests never give it one
import numpy as np
import pandas as pd


def debt_ratio(people: pd.DataFrame) -> pd.Series:  # ! testing/no-edge-case-test@edge
    if people.empty:
        return pd.Series(dtype=float)
    income = people["income"].replace(0, np.nan)
    ratio = people["debt"] / income
    if ratio.isna().any():
        ratio = ratio.fillna(ratio.max())
    return ratio.clip(upper=10)
