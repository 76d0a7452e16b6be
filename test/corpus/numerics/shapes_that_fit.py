# style: package
# note: clean; near numerics/tensor-copy and loss-shape-broadcast: data from outside, clones, one shape on both sides
import numpy as np
import pandas as pd
import torch
from torch import nn

houses = pd.read_csv("houses.csv")
X = torch.tensor(houses[["rooms", "area"]].values, dtype=torch.float32)
y = torch.tensor(houses[["price"]].values, dtype=torch.float32)
copy = X.clone().detach()
weights = torch.tensor([1.0, float(len(houses))])
parts = torch.tensor(np.array([0.2, 0.8]))
net = nn.Linear(2, 1)
print(nn.MSELoss()(net(X), y), nn.MSELoss()(net(X).squeeze(-1), y.squeeze(-1)))
wide = nn.Linear(2, 3)
print(nn.CrossEntropyLoss()(wide(X), torch.zeros(len(houses), dtype=torch.long)))
