# style: beginner
# note: the network's __init__ does not call that of nn.Module
import torch
import torch.nn as nn
import torch.nn.functional as F


class LeNet(nn.Module):
    def __init__(self):  # ! training/module-init-missing
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc = nn.Linear(256, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        return self.fc(torch.flatten(x, 1))


class Encoder(torch.nn.Module):
    """Words to vectors."""

    def __init__(self, words, width):  # ! training/module-init-missing
        """words: the number of words; width: of a vector."""
        self.embed = nn.Embedding(words, width)

    def forward(self, tokens):
        return self.embed(tokens).mean(1)
