# style: package
# note: clean; near api/numpy-in-module: a mask that is drawn, and a shape
import numpy as np
import torch
from torch import nn


class Drop(nn.Module):
    def forward(self, x):
        keep = np.random.rand(x.shape[1]) > 0.5
        size = np.array(x.shape)
        return x[:, torch.from_numpy(keep)], size
