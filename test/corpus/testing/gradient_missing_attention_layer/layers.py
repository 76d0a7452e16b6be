# style: package
# note: an own layer mixes over an axis; nothing shows that it mixes within a row alone and that gradients come through
# open: testing/no-learnability-test
import math

import torch
from torch import nn


class Attention(nn.Module):  # ! testing/no-gradient-test@gradient
    def __init__(self, size):
        super().__init__()
        self.query = nn.Linear(size, size)
        self.key = nn.Linear(size, size)

    def forward(self, x):  # ! testing/no-gradient-test@gradient
        scores = self.query(x) @ self.key(x).transpose(1, 2) / math.sqrt(x.shape[-1])
        return scores.softmax(dim=-1) @ x
