# style: package
# note: clean; near api/numpy-in-module: sizes, constants, and data sets
import numpy as np
import torch
from torch import nn
from torch.utils.data import Dataset


class Scaled(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.scale = np.sqrt(width)
        self.layer = nn.Linear(width, width)

    def forward(self, x):
        size = int(np.prod(x.shape[1:]))
        noise = torch.from_numpy(np.random.randn(size))
        half = np.ceil(x.size(1) / 2)
        return self.layer(x.view(-1, size)) / self.scale + noise / np.sqrt(size) + half


class Rows(Dataset):
    def __getitem__(self, index):
        return np.log1p(np.array([index]))

    def __len__(self):
        return 3
