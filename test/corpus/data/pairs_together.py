# style: package
# note: clean; near data/xy-shuffled-separately
import random

import numpy as np
from sklearn.utils import shuffle

X = np.load("X.npy")
y = np.load("y.npy")
X, y = shuffle(X, y, random_state=0)
order = np.random.default_rng(0).permutation(len(X))
X, y = X[order], y[order]
by_chance = np.random.permutation(y)
np.random.seed(1)
np.random.shuffle(X)
np.random.seed(1)
np.random.shuffle(y)
queue = list(range(10))
waiting = list(range(10))
random.shuffle(queue)
random.shuffle(waiting)
