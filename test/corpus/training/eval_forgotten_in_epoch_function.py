# style: package
# note: one function trains an epoch, another takes the loss of the validation batches; neither sets the mode, so batch normalisation learns from validation
import torch
from torch import nn
from torch.utils.data import DataLoader, random_split

from sensors import SensorWindows


def build():
    return nn.Sequential(nn.Conv1d(6, 32, 5), nn.BatchNorm1d(32), nn.ReLU(), nn.AdaptiveAvgPool1d(1), nn.Flatten(), nn.Linear(32, 4))


def train_epoch(model, loader, loss_fn, optimizer):
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()


def main():
    data = SensorWindows("walks.npz")
    train, val = random_split(data, [0.8, 0.2], generator=torch.Generator().manual_seed(1))
    train_loader = DataLoader(train, batch_size=64, shuffle=True)
    val_loader = DataLoader(val, batch_size=128)
    torch.manual_seed(1)
    model = build()
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    for epoch in range(20):
        train_epoch(model, train_loader, loss_fn, optimizer)
        total = 0.0
        for x, y in val_loader:
            total += loss_fn(model(x), y).item() * len(x)  # ! training/eval-mode-missing
        print(epoch, total / len(val))


if __name__ == "__main__":
    main()
