# style: package
# note: clean; near training/unregistered-submodules: registered in one way or another, or meant to stay out
import torch
from torch import nn


class ByList(nn.Module):
    def __init__(self, depth):
        super().__init__()
        layers = [nn.Linear(8, 8) for _ in range(depth)]
        self.net = nn.Sequential(*layers)
        self.blocks = nn.ModuleList([nn.Linear(8, 8) for _ in range(depth)])
        self.heads = nn.ModuleDict({"a": nn.Linear(8, 1)})


class ByName(nn.Module):
    def __init__(self, depth):
        super().__init__()
        self.layers = []
        for i in range(depth):
            layer = nn.Linear(8, 8)
            self.add_module(f"layer{i}", layer)
            self.layers.append(layer)


class Later(nn.Module):
    def __init__(self):
        super().__init__()
        self.parts = [nn.Linear(8, 8), nn.ReLU()]
        self.net = nn.Sequential(*self.parts)
        self.first = nn.Linear(4, 4)
        self.second = nn.Linear(4, 4)
        self.order = [self.first, self.second]
        self.sizes = [8, 16]


class Pool:
    def __init__(self):
        self.models = [nn.Linear(2, 2) for _ in range(3)]


class Saved(nn.Module):
    def __init__(self, names):
        super().__init__()
        self.stats = {name: torch.zeros(3) for name in names}
