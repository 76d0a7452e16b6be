# style: course
# note: clean; near testing/no-gradient-test: the gradient to other rows is zero, and each weight has one
# open: testing/no-learnability-test
import torch
from torch import nn


class GatedMean(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.gate = nn.Linear(size, 1)

    def forward(self, x):
        weights = self.gate(x).softmax(dim=1)
        return (weights * x).sum(dim=1)
