# style: package
# note: clean; near testing/no-edge-case-test: zero, a gap, an empty table and an extreme are among the parameters
import numpy as np
import pandas as pd


def debt_ratio(people: pd.DataFrame) -> pd.Series:
    if people.empty:
        return pd.Series(dtype=float)
    income = people["income"].replace(0, np.nan)
    return (people["debt"] / income).fillna(10).clip(upper=10)
