# style: course
# note: clean; near numerics/loss-shape-broadcast, training/scheduler-before-optimizer, training/functional-dropout-always-on, numerics/unstable-log-exp, training/grad-enabled-inference: the same network with the axis taken off, the scheduler at the end of the epoch, a warm-up that steps by batch, and log1p
import numpy as np
import pandas as pd
import torch
import torch.nn.functional as F
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch import nn
from torch.optim.lr_scheduler import CosineAnnealingLR, LinearLR, SequentialLR
from torch.utils.data import DataLoader, TensorDataset

SEED = 11


class Regressor(nn.Module):
    def __init__(self, inputs, p=0.2):
        super().__init__()
        self.p = p
        self.first = nn.Linear(inputs, 64)
        self.second = nn.Linear(64, 1)

    def forward(self, x):
        x = F.relu(self.first(x))
        x = F.dropout(x, self.p, self.training)
        return self.second(x).squeeze(-1)


def prepare(path):
    games = pd.read_csv(path)
    games = games.assign(log_price=np.log1p(games["price"]))
    columns = ["log_price", "players", "minutes"]
    train, valid = train_test_split(games, test_size=0.2, random_state=SEED)
    scaler = StandardScaler().fit(train[columns])
    parts = []
    for part in (train, valid):
        X = torch.as_tensor(scaler.transform(part[columns]), dtype=torch.float32)
        parts.append(TensorDataset(X, torch.as_tensor(part["rating"].to_numpy(), dtype=torch.float32)))
    return parts


@torch.no_grad()
def error_of(net, loader):
    net.eval()
    total, count = 0.0, 0
    for x, y in loader:
        total += F.mse_loss(net(x), y, reduction="sum").item()
        count += len(y)
    return total / count


def main():
    torch.manual_seed(SEED)
    train, valid = prepare("games.csv")
    train_loader = DataLoader(train, batch_size=64, shuffle=True)
    valid_loader = DataLoader(valid, batch_size=256)
    net = Regressor(3)
    optimizer = torch.optim.AdamW(net.parameters(), lr=1e-3)
    warm = LinearLR(optimizer, start_factor=0.1, total_iters=200)
    scheduler = SequentialLR(optimizer, [warm, CosineAnnealingLR(optimizer, T_max=2000)], milestones=[200])
    for epoch in range(30):
        net.train()
        for x, y in train_loader:
            loss = F.mse_loss(net(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            scheduler.step()
        print(epoch, error_of(net, valid_loader))


if __name__ == "__main__":
    main()
