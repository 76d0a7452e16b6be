# style: course
# note: forms that have a better one
import numpy as np
import torch
from torch import nn

scores = np.random.default_rng(0).random(10)
rows = np.where(scores > 0.5)  # ! numerics/where-single-arg
print(np.where(scores > 0.5, 1, 0), len(np.where(scores > 0.9)[0]))  # ! numerics/where-single-arg
A, B = np.ones((3, 2)), np.ones((2, 4))
print(np.dot(A, B), np.dot(scores, scores))  # ! numerics/np-dot-for-matmul
X = np.ones((100, 5))
Z = X - np.tile(X.mean(axis=0), (100, 1))  # ! numerics/tile-instead-of-broadcast
grid = np.tile(X, (2, 1))


class Norm(nn.Module):
    def forward(self, x: torch.Tensor):
        return x / x.std()  # ! numerics/reduction-without-axis


class AxisNorm(nn.Module):
    def forward(self, x: torch.Tensor):
        return x / x.std(dim=-1, keepdim=True)
