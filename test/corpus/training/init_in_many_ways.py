# style: package
# note: clean; near training/module-init-missing: called late, called by the class, inherited, not needed, or of something else
from dataclasses import dataclass

from torch import nn
from torch.utils.data import Dataset


class ByClass(nn.Module):
    def __init__(self):
        nn.Module.__init__(self)
        self.layer = nn.Linear(2, 2)


class Late(nn.Module):
    def __init__(self, width):
        width = int(width)
        super().__init__()
        self.layer = nn.Linear(width, 2)


class Inherited(Late):
    def forward(self, x):
        return self.layer(x)


class Pairs(Dataset):
    def __init__(self, pairs):
        self.pairs = pairs

    def __len__(self):
        return len(self.pairs)


@dataclass
class Settings:
    width: int = 8


class Wrapper:
    def __init__(self, net):
        self.net = net
