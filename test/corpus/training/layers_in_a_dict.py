# style: package
# note: heads in a dict, parameters in a list
import torch
from torch import nn


class MultiTask(nn.Module):
    def __init__(self, tasks, width):
        super().__init__()
        self.body = nn.Linear(width, width)
        self.heads = {task: nn.Linear(width, 1) for task in tasks}  # ! training/unregistered-submodules

    def forward(self, x, task):
        return self.heads[task](torch.relu(self.body(x)))


class Prototypes(nn.Module):
    def __init__(self, classes, width):
        super().__init__()
        self.centres = [nn.Parameter(torch.randn(width)) for _ in range(classes)]  # ! training/unregistered-submodules

    def forward(self, x):
        return torch.stack([(x - centre).pow(2).sum(-1) for centre in self.centres], dim=1)
