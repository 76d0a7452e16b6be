# style: course
# note: clean; near reproducibility/seed-is-random: each drawn seed is sent along with its reward, and the noise is made again from it
import random

import numpy as np


def work(results, rounds, judge, shape):
    for _ in range(rounds):
        seed = random.randint(0, 65535)
        np.random.seed(seed)
        noise = np.random.normal(size=shape)
        results.put({"seed": seed, "up": judge(noise), "down": judge(-noise)})
