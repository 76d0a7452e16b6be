# style: package
# note: class, loader and scoring lie in three files; the batch norm is in a block
from torch import nn


class Block(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.body = nn.Sequential(nn.Conv1d(channels, channels, 3, padding=1), nn.BatchNorm1d(channels), nn.ReLU())

    def forward(self, x):
        return x + self.body(x)


class Detector(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.Sequential(Block(8), Block(8))
        self.head = nn.Linear(8, 1)

    def forward(self, x):
        return self.head(self.blocks(x).mean(-1))
