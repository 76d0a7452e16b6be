# style: package
# note: clean; near training/state-written-in-forward: returned, detached, a number, or under a flag for looking into it
import torch
from torch import nn


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.score = nn.Linear(8, 1)
        self.keep = False
        self.calls = 0

    def forward(self, x):
        weights = torch.softmax(self.score(x), dim=1)
        self.calls = self.calls + 1
        self.seen = weights.detach()
        if self.keep:
            self.weights = torch.softmax(weights, dim=1)
        return (weights * x).sum(1), weights
