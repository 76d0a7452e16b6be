# style: competition
# note: cleared once an epoch, and stepped at each batch; the sum is the last epoch's whole history
import torch
from torch import nn


def train_one_epoch(model, loader, criterion, optimizer, scheduler, device):
    model.train()
    running = 0.0
    for batch in loader:  # ! training/zero-grad-missing
        x = batch["x"].to(device)
        y = batch["y"].to(device)
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        scheduler.step()
        running += loss  # ! training/graph-retained-in-history
    return running / len(loader)


def run(model, loader, epochs, device="cuda"):
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-5)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=epochs)
    criterion = nn.BCEWithLogitsLoss()
    for epoch in range(epochs):
        print(epoch, train_one_epoch(model, loader, criterion, optimizer, scheduler, device))
