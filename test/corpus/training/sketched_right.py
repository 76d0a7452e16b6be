# style: course
# note: clean; near training/module-init-missing, training/unregistered-submodules, training/step-missing: classes that are only sketched, and networks that inherit their start
from abc import abstractmethod

import torch
from torch import nn


class Forecaster(nn.Module):
    def __init__(self, horizon: int):
        ...

    def forward(self, x):
        ...


class Decoder(nn.Module):
    def __init__(self, width):
        """To be written in the second exercise."""
        pass

    @abstractmethod
    def forward(self, x): ...


class Encoder(nn.Module):
    def __init__(self, width: int = 16):
        super().__init__()
        self.width = width
        self.layers = nn.ModuleList([nn.Linear(width, width)])
        self.names = [str(layer) for layer in self.layers]

    def forward(self, x):
        for layer in self.layers:
            x = torch.relu(layer(x))
        return x


class Deep(Encoder):
    def extra_repr(self):
        return f"width={self.width}"


print(Deep(4)(torch.zeros(2, 4)).shape)
