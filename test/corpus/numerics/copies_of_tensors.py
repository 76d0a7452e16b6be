# style: course
# note: tensors that are made of tensors, shapes that stretch
import pandas as pd
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

houses = pd.read_csv("houses.csv")
X = torch.tensor(houses[["rooms", "area"]].values, dtype=torch.float32)
y = torch.tensor(houses["price"].values, dtype=torch.float32)
again = torch.tensor(X)  # ! numerics/tensor-copy
best = torch.tensor(y.max())  # ! numerics/tensor-copy

net = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
loss_function = nn.MSELoss()
optimizer = torch.optim.Adam(net.parameters())
for epoch in range(20):
    for xb, yb in DataLoader(TensorDataset(X, y), batch_size=32):
        optimizer.zero_grad()
        loss = loss_function(net(xb), yb)  # ! numerics/loss-shape-broadcast
        loss.backward()
        optimizer.step()
print(torch.tensor(net(X), requires_grad=True).sum())  # ! numerics/tensor-copy
print(nn.functional.l1_loss(net(X), y))  # ! numerics/loss-shape-broadcast
