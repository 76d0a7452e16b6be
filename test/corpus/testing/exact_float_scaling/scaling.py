# style: beginner
# note: floats are compared with ==
import numpy as np


def min_max(values):
    low, high = min(values), max(values)
    return [(value - low) / (high - low) for value in values]


def mean_absolute_error(truth, guess):
    return float(np.mean(np.abs(np.asarray(truth) - np.asarray(guess))))
