# style: package
# note: clean; near numerics/nan-compare: asks with isna, compares with itself, uses nan as a value and as a mark
import math

import numpy as np
import pandas as pd


def gaps(frame: pd.DataFrame) -> pd.Series:
    frame = frame.replace(-999, np.nan)
    return frame.isna().sum()


def differs_from_itself(values: np.ndarray) -> np.ndarray:
    return values != values


def filled(values, fill=np.nan):
    if fill is np.nan:
        return list(values)
    return [fill if math.isnan(v) else v for v in values]
