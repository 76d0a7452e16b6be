# style: package
# note: forward keeps its tensors
import torch
from torch import nn


class Memory(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(8, 8)
        self.last = None

    def forward(self, x):
        self.last = torch.relu(self.layer(x))  # ! training/state-written-in-forward
        return self.last


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.score = nn.Linear(8, 1)

    def forward(self, x):
        self.weights = torch.softmax(self.score(x), dim=1)  # ! training/state-written-in-forward
        return (self.weights * x).sum(1)
