# style: package
# note: activation checkpointing that does not say which variant it wants
import torch
from torch import nn
from torch.utils import checkpoint as cp
from torch.utils.checkpoint import checkpoint, checkpoint_sequential


class Deep(nn.Module):
    def __init__(self, depth):
        super().__init__()
        self.blocks = nn.ModuleList([nn.Linear(64, 64) for _ in range(depth)])
        self.tail = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 1))

    def forward(self, x):
        for block in self.blocks:
            x = checkpoint(block, x)  # ! training/checkpoint-reentrant
        x = cp.checkpoint(torch.tanh, x)  # ! training/checkpoint-reentrant
        return checkpoint_sequential(self.tail, 2, x)  # ! training/checkpoint-reentrant
