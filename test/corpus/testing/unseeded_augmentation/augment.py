# style: course
# note: the test draws other signals each time and holds their mean to a tight bound
import numpy as np


def jitter(signal, scale=0.05):
    return signal + np.random.normal(0.0, scale, size=signal.shape)


def drop_samples(signal, share):
    keep = np.random.rand(len(signal)) >= share
    return np.where(keep, signal, 0.0)
