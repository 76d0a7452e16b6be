# style: package
# note: NumPy on tensors
import numpy as np
import torch
from torch import nn


class Gate(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(4, 4)

    def forward(self, x):
        h = self.layer(x)
        gate = 1 / (1 + np.exp(-h))  # ! api/numpy-in-module
        return np.concatenate([gate, x], axis=1)  # ! api/numpy-in-module


class Norm(nn.Module):
    def forward(self, x):
        return x / np.linalg.norm(x)  # ! api/numpy-in-module
