# style: package
# note: a network whose parts are made in forward or lost in lists; gradients are cleared too late
"""Encodes clips frame by frame and trains against their captions."""
import torch
import torch.distributed as dist
import torch.nn.functional as F
from torch import nn
from torch.utils.checkpoint import checkpoint, checkpoint_sequential


class Frames(nn.Module):
    def __init__(self, width: int) -> None:  # ! training/module-init-missing
        self.project = nn.Linear(2048, width)

    def forward(self, frames: torch.Tensor) -> torch.Tensor:
        return self.project(frames)


class Clips(nn.Module):
    def __init__(self, width: int, depth: int) -> None:
        super().__init__()
        self.width = width
        self.mix = nn.Sequential(*(nn.Linear(width, width) for _ in range(depth)))
        self.gates = {"time": nn.Linear(width, 1), "space": nn.Linear(width, 1)}  # ! training/unregistered-submodules

    def forward(self, clips: torch.Tensor) -> torch.Tensor:
        norm = nn.LayerNorm(self.width)  # ! training/module-built-in-forward
        mixed = checkpoint_sequential(self.mix, 2, norm(clips))  # ! training/checkpoint-reentrant
        mixed = mixed + checkpoint(self.gate, mixed)  # ! training/checkpoint-reentrant
        return F.dropout(mixed.mean(dim=1), p=0.1)  # ! training/functional-dropout-always-on

    def gate(self, mixed: torch.Tensor) -> torch.Tensor:
        return self.gates["time"](mixed).sigmoid() * mixed


class Score(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.out = nn.Linear(width * 16, 1)

    def forward(self, clips: torch.Tensor) -> torch.Tensor:
        return self.out(clips.flatten())  # ! training/flatten-batch-dim


def freeze(model: nn.Module) -> None:
    for name, parameter in model.named_parameters():
        if name.startswith("project"):
            parameter.requires_gradient = False  # ! training/require-grad-typo


def train(model: Clips, loader, epochs: int) -> None:
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, epochs)
    for epoch in range(epochs):
        scheduler.step()  # ! training/scheduler-before-optimizer
        for clips, captions in loader:
            encoded = model.forward(clips)  # ! training/forward-called-directly
            loss = 1 - F.cosine_similarity(encoded, captions).mean()
            loss.backward()
            optimizer.zero_grad()  # ! training/zero-grad-between-backward-and-step
            optimizer.step()
        total = loss.detach().clone()
        dist.reduce(total, dst=0, async_op=True)  # ! training/async-collective-not-waited
        print(epoch, total)
    other = Clips(model.width, 2)
    other.load_state_dict(model.state_dict)  # ! training/state-dict-not-called
