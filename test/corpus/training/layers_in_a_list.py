# style: course
# note: layers in a plain list, and in a list that grows
import torch
from torch import nn


class DeepNet(nn.Module):
    def __init__(self, width, depth):
        super().__init__()
        self.layers = [nn.Linear(width, width) for _ in range(depth)]  # ! training/unregistered-submodules
        self.out = nn.Linear(width, 1)

    def forward(self, x):
        for layer in self.layers:
            x = torch.relu(layer(x))
        return self.out(x)


class Ensemble(nn.Module):
    def __init__(self, count):
        super().__init__()
        self.members = []  # ! training/unregistered-submodules
        for _ in range(count):
            self.members.append(nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 1)))

    def forward(self, x):
        return torch.stack([member(x) for member in self.members]).mean(0)
