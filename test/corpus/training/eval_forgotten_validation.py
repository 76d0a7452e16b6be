# style: competition
# note: batch normalisation learns from the validation rows, in a function marked with no_grad
import torch
from torch import nn


class Tabular(nn.Module):
    def __init__(self, columns):
        super().__init__()
        self.layers = nn.Sequential(nn.BatchNorm1d(columns), nn.Linear(columns, 64), nn.ReLU(), nn.Linear(64, 1))

    def forward(self, x):
        return self.layers(x).squeeze(-1)


@torch.no_grad()
def validate(model, loader):
    total = 0.0
    for x, y in loader:
        total += nn.functional.mse_loss(model(x), y).item()  # ! training/eval-mode-missing
    return total / len(loader)


def fit(train_loader, valid_loader, columns, epochs=20):
    model = Tabular(columns)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    for epoch in range(epochs):
        for x, y in train_loader:
            optimizer.zero_grad()
            nn.functional.mse_loss(model(x), y).backward()
            optimizer.step()
        print(epoch, validate(model, valid_loader))
