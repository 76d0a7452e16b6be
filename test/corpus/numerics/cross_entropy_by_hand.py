# style: beginner
# note: a logistic regression from its formulas
import numpy as np
import tensorflow as tf


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def cost(theta, X, y):
    h = sigmoid(X @ theta)
    return (-y * np.log(h) - (1 - y) * np.log(1 - h)).mean()  # ! numerics/log-of-possible-zero


def loss(target, output):
    return -tf.reduce_mean(target * tf.math.log(output) + (1 - target) * tf.math.log(1 - output))  # ! numerics/log-of-possible-zero
