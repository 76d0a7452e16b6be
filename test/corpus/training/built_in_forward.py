# style: beginner
# note: layers are made in forward: one with weights, one with a mode
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 8, 3)

    def forward(self, x):
        x = torch.relu(self.conv(x))
        x = nn.BatchNorm2d(8)(x)  # ! training/module-built-in-forward
        x = torch.flatten(x, 1)
        out = nn.Linear(x.shape[1], 10)(x)  # ! training/module-built-in-forward
        return nn.Dropout(0.5)(out)  # ! training/module-built-in-forward
