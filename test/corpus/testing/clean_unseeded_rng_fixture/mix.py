# style: package
# note: clean; near testing/unseeded-test: a fixture that every test runs sets the seeds
import numpy as np


def mix_up(X, y, alpha=0.2):
    weight = np.random.beta(alpha, alpha)
    order = np.random.permutation(len(X))
    return weight * X + (1 - weight) * X[order], weight * y + (1 - weight) * y[order]
