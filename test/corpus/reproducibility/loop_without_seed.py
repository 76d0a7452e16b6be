# style: course
# note: a training loop of a script without any start
import torch
from torch import nn

net = nn.Sequential(nn.Linear(10, 10), nn.ReLU(), nn.Linear(10, 2))
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
for epoch in range(10):  # ! reproducibility/framework-seed-missing
    optimizer.zero_grad()
    loss = net(torch.ones(4, 10)).sum()
    loss.backward()
    optimizer.step()
