# style: package
# note: clean; near training/functional-dropout-always-on: the caller says whether values are dropped
import torch.nn.functional as F
from torch import nn


class Graph(nn.Module):
    def __init__(self, size: int, rate: float):
        super().__init__()
        self.rate = rate
        self.linear = nn.Linear(size, size)

    def forward(self, x, use_dropout):
        x = F.leaky_relu(self.linear(x))
        if use_dropout and self.rate > 0:
            x = F.dropout(x, p=self.rate)
        return F.normalize(x, dim=1)
