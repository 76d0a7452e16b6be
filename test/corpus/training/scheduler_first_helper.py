# style: competition
# note: the epoch is a function, and the scheduler comes before it
import torch
from torch import nn


def train_fn(model, loader, optimizer, criterion):
    model.train()
    for x, y in loader:
        optimizer.zero_grad()
        criterion(model(x), y).backward()
        optimizer.step()


def run(model, loader):
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.9)
    for _ in range(12):
        scheduler.step()  # ! training/scheduler-before-optimizer
        train_fn(model, loader, optimizer, nn.MSELoss())
