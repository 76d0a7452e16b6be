# style: beginner
# note: clean; near numerics/log-of-possible-zero: clipped before, or the entropy of shares that are chosen
import numpy as np


def cost(theta, X, y):
    h = np.clip(1 / (1 + np.exp(-X @ theta)), 1e-7, 1 - 1e-7)
    return (-y * np.log(h) - (1 - y) * np.log(1 - h)).mean()


def entropy(p):
    return -(p * np.log(p) + (1 - p) * np.log(1 - p))


def mixed(a, b, share):
    return share * np.log(a) + (1 - share) * np.log(b)


print([entropy(p) for p in (0.1, 0.3, 0.5)])
