# style: course
# note: a regression network of one output meets a target of one axis, the scheduler goes first, the model validates in training mode from the second epoch on, and log of a price is written by hand
import numpy as np
import pandas as pd
import torch
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

SEED = 11
np.random.seed(SEED)
torch.manual_seed(SEED)

games = pd.read_csv("games.csv")
games = games[games["players"] > 0]
games["log_price"] = np.log(1 + games["price"])  # ! numerics/unstable-log-exp
columns = ["log_price", "players", "minutes", "year"]
train, valid = train_test_split(games, test_size=0.2, random_state=SEED)
scaler = StandardScaler().fit(train[columns])


def tensors(part):
    X = torch.tensor(scaler.transform(part[columns]), dtype=torch.float32)
    y = torch.tensor(part["rating"].to_numpy(), dtype=torch.float32)
    return TensorDataset(X, y)


class Regressor(nn.Module):
    def __init__(self, inputs):
        super(Regressor, self).__init__()
        self.fc1 = nn.Linear(inputs, 64)
        self.fc2 = nn.Linear(64, 32)
        self.out = nn.Linear(32, 1)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = nn.functional.dropout(x, 0.2)  # ! training/functional-dropout-always-on
        x = torch.relu(self.fc2(x))
        return self.out(x)


net = Regressor(len(columns))
optimizer = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=50)
criterion = nn.MSELoss()
train_loader = DataLoader(tensors(train), batch_size=64, shuffle=True)
valid_loader = DataLoader(tensors(valid), batch_size=256)

for epoch in range(50):
    net.train()
    scheduler.step()  # ! training/scheduler-before-optimizer
    for xb, yb in train_loader:
        optimizer.zero_grad()
        loss = criterion(net(xb), yb)  # ! numerics/loss-shape-broadcast
        loss.backward()
        optimizer.step()

    net.eval()
    error = 0.0
    for xb, yb in valid_loader:  # ! training/grad-enabled-inference
        error += ((net(xb).squeeze(1) - yb) ** 2).sum().item()
    print(epoch, error / len(valid))
