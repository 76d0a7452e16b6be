# style: beginner
# note: tensors and arrays that grow
import numpy as np
import torch

net = torch.nn.Linear(10, 2)
loader = torch.randn(100, 32, 10)
outputs = torch.empty(0, 2)
for batch in loader:
    outputs = torch.cat([outputs, net(batch)])  # ! performance/tensor-cat-in-loop
losses = np.array([])
for step in range(1000):
    losses = np.append(losses, step * 0.5)  # ! performance/tensor-cat-in-loop
stacked = np.zeros((0, 3))
for row in open("rows.txt"):
    stacked = np.vstack((stacked, [float(v) for v in row.split()]))  # ! performance/tensor-cat-in-loop
