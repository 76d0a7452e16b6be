# style: package
# note: clean; near numerics/tensor-copy, numerics/unstable-log-exp: a list of the base class becomes a tensor, levels of a plot
import numpy as np
import torch


def shares(counts):
    return [count / sum(counts) for count in counts]


class Walker:
    def __init__(self, counts):
        self.chances = shares(counts)


class TensorWalker(Walker):
    def __init__(self, counts):
        super().__init__(counts)
        self.chances = torch.tensor(self.chances, dtype=torch.float)


levels = np.exp(np.linspace(0, 1, 20)) - 1
print(levels, TensorWalker([1, 2]).chances)
