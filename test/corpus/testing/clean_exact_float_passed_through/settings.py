# style: course
# note: clean; near testing/exact-float-assert: the numbers are handed through, not computed; a same seed gives the same bits
from dataclasses import dataclass

import numpy as np


@dataclass
class Schedule:
    rate: float = 0.1
    steps: int = 100


def read_schedule(options):
    return Schedule(rate=float(options.get("rate", 0.1)), steps=int(options.get("steps", 100)))


def initial_weights(size, seed):
    return np.random.default_rng(seed).normal(size=size)
