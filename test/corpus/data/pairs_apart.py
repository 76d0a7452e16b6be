# style: beginner
# note: features and labels are shuffled by calls of their own
import random

import numpy as np

X = np.load("X.npy")
y = np.load("y.npy")
np.random.shuffle(X)
np.random.shuffle(y)  # ! data/xy-shuffled-separately
images = list(range(10))
labels = list(range(10))
random.shuffle(images)
random.shuffle(labels)  # ! data/xy-shuffled-separately
X_train = np.load("X_train.npy")
y_train = np.load("y_train.npy")
X_train = np.random.permutation(X_train)
y_train = np.random.permutation(y_train)  # ! data/xy-shuffled-separately
