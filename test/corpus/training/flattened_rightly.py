# style: package
# note: clean; near training/flatten-batch-dim: the batch is kept, one sample is flattened outside of forward, or all numbers are wanted
import torch
from torch import nn


class Cnn(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)
        self.flat = nn.Flatten()
        self.fc = nn.Linear(8 * 30 * 30, 10)
        self.gate = nn.Linear(10, 1)

    def forward(self, x):
        x = self.fc(torch.flatten(self.conv(x), 1))
        scores = self.gate(x)
        return torch.flatten(scores), self.gate(self.fc(x.flatten(start_dim=1)))

    def describe(self, image):
        return self.fc(image.flatten())


class Loss(nn.Module):
    def forward(self, prediction, target):
        return (torch.flatten(prediction) - target.flatten()).abs().mean()
