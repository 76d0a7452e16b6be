# style: package
# note: clean; near training/module-built-in-forward: layers without weights or mode, and layers that are made once the size is known
import torch
from torch import nn


class Lazy(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)
        self.head = None
        self.loss = nn.CrossEntropyLoss()

    def forward(self, x, y=None):
        x = nn.ReLU()(self.conv(x))
        x = nn.MaxPool2d(2)(x).flatten(1)
        if self.head is None:
            self.head = nn.Linear(x.shape[1], 4).to(x.device)
        scores = self.head(x)
        return scores if y is None else self.loss(scores, y)


class Builder(nn.Module):
    def __init__(self, depth):
        super().__init__()
        self.layers = nn.ModuleList(self._block() for _ in range(depth))

    def _block(self):
        return nn.Sequential(nn.Linear(8, 8), nn.Dropout(0.1))

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return nn.Softmax(dim=-1)(x)
