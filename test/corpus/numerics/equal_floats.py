# style: beginner
# note: results of different formulas are compared by equality
import numpy as np


def converged(history):
    return np.mean(history[-5:]) == sum(history[-5:]) / 5  # ! numerics/float-equality


def is_third(share):
    return share * 0.1 == 0.3 / 9  # ! numerics/float-equality


def unit(vector):
    return np.linalg.norm(vector) != 0.9999 / 1.0001  # ! numerics/float-equality


def spread(values):
    s = np.std(values)
    return values if s == 0 else values / s


def is_positive(label):
    return label == 1.0


def last_half(i, n):
    return i // 2 == n - 1
