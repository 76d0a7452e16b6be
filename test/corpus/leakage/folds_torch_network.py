# style: course
# note: network and optimiser are made once, before the loop over the folds
import numpy as np
import torch
from sklearn.model_selection import KFold
from torch import nn

X = torch.from_numpy(np.load("windows.npy")).float()
y = torch.from_numpy(np.load("steps.npy")).float()


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(30, 32), nn.ReLU(), nn.Linear(32, 1))

    def forward(self, x):
        return self.layers(x).squeeze(1)


net = Net()
optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
loss_fn = nn.MSELoss()
for learn, judge in KFold(n_splits=4, shuffle=True, random_state=0).split(X):
    for epoch in range(20):
        optimizer.zero_grad()
        loss = loss_fn(net(X[learn]), y[learn])
        loss.backward()  # ! leakage/model-reused-across-folds
        optimizer.step()
    with torch.no_grad():
        print(loss_fn(net(X[judge]), y[judge]).item())
