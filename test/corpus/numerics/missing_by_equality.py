# style: beginner
# note: looks for missing values with equality
import math

import numpy as np
import pandas as pd

flights = pd.read_csv("flights.csv")
late = flights[flights["delay"] == np.nan]  # ! numerics/nan-compare
known = flights[flights["delay"] != np.nan]  # ! numerics/nan-compare
print(len(late), len(known))


def first_gap(values):
    for i, value in enumerate(values):
        if value == float("nan"):  # ! numerics/nan-compare
            return i
    return None


def has_loss(loss):
    return loss != math.nan  # ! numerics/nan-compare
