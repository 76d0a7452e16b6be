# style: beginner
# note: the whole batch is flattened into one row
import torch
from torch import nn


class Cnn(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)
        self.fc = nn.Linear(8 * 30 * 30, 10)

    def forward(self, x):
        x = torch.relu(self.conv(x))
        x = torch.flatten(x)  # ! training/flatten-batch-dim
        return self.fc(x)


class Mlp(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(784, 64)
        self.fc2 = nn.Linear(64, 10)

    def forward(self, images):
        flat = images.flatten()  # ! training/flatten-batch-dim
        return self.fc2(torch.relu(self.fc1(flat)))


class Short(nn.Module):
    def __init__(self):
        super().__init__()
        self.out = nn.Linear(64, 2)

    def forward(self, x):
        return self.out(torch.flatten(torch.relu(x)))  # ! training/flatten-batch-dim
