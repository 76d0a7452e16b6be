# style: course
# note: clean; near testing/unseeded-test: random input, but what is asserted holds for each draw; the rest has a generator with a seed
import numpy as np


def softmax(scores):
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    return shifted / shifted.sum(axis=1, keepdims=True)


def sample_rows(table, count, generator):
    return table[generator.choice(len(table), size=count, replace=False)]
