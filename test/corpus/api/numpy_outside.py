# style: package
# note: clean; near api/numpy-in-module: NumPy in the constructor, a plot and a function
import numpy as np
import torch
from torch import nn


def smooth(values):
    return np.convolve(values, np.ones(3) / 3)


class Positions(nn.Module):
    def __init__(self, width):
        super().__init__()
        table = np.sin(np.arange(width))
        self.register_buffer("table", torch.from_numpy(table).float())

    def forward(self, x):
        return x + self.table

    def plot(self, x):
        return np.log(x.detach().cpu().numpy())
