# style: package
# note: clean; near testing/copied-code-under-test: the test has a slow form of the same sum to hold the fast one against, and small helpers of the same name as others
import numpy as np


def pairwise_distance(left, right):
    squares = (left**2).sum(axis=1)[:, None] - 2 * left @ right.T + (right**2).sum(axis=1)[None, :]
    return np.sqrt(np.maximum(squares, 0.0))


def make_table(rows):
    return np.asarray(rows, dtype=float)
