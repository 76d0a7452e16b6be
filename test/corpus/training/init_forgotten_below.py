# style: package
# note: the base class calls it, and the class below forgets to call the base
from torch import nn


class Block(nn.Module):
    def __init__(self, width):
        super(Block, self).__init__()
        self.width = width


class Residual(Block):
    def __init__(self, width):  # ! training/module-init-missing
        self.layer = nn.Linear(width, width)

    def forward(self, x):
        return x + self.layer(x)
