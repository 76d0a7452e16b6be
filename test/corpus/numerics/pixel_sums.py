# style: course
# note: sums of bytes, logarithms of zero, products and copies that NumPy does itself
# open: numerics/unstable-log-exp
import cv2
import numpy as np
import torch
from torch import nn

before = cv2.imread("before.png")
after = cv2.imread("after.png")
change = after - before  # ! numerics/uint8-overflow
weights = np.ones((3, 2))
rows = np.ones((5, 3))
out = np.dot(rows, weights)  # ! numerics/np-dot-for-matmul
mean = rows.mean(axis=0)
centred = rows - np.tile(mean, (5, 1))  # ! numerics/tile-instead-of-broadcast
bright = np.where(change > 100)[0]  # ! numerics/where-single-arg
if np.std(out) * 0.1 == 0.3:  # ! numerics/float-equality
    print("flat")


class Centre(nn.Module):
    def __init__(self):
        super().__init__()
        self.out = nn.Linear(3, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.out(x - x.mean())  # ! numerics/reduction-without-axis


net = Centre()
p = torch.sigmoid(net(torch.randn(4, 3)))
loss = -(p * torch.log(p)).mean()  # ! numerics/log-of-possible-zero
heads = nn.Sequential(nn.Linear(3, 8), nn.ReLU(), nn.Linear(8, 1))
target = torch.randn(4)
print(nn.functional.mse_loss(heads(torch.randn(4, 3)), target), loss, centred, bright)  # ! numerics/loss-shape-broadcast
