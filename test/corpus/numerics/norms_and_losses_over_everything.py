# style: package
# note: clean; near numerics/reduction-without-axis: losses, penalties on weights and counts of hits are one number for all, and a mean over a batch names its axis
import torch
from torch import nn


class Normalised(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(width))

    def forward(self, x):
        centred = x - x.mean(dim=-1, keepdim=True)
        return self.scale * centred / (centred.pow(2).mean(dim=-1, keepdim=True) + 1e-5).sqrt()

    def penalty(self):
        return self.scale.abs().sum()


def step(model, x, y):
    logits = model(x)
    loss = nn.functional.cross_entropy(logits, y, reduction="none").mean()
    return loss + 1e-4 * model.penalty(), (logits.argmax(dim=1) == y).sum().item()


def contrastive(a, b, temperature=0.1):
    a, b = nn.functional.normalize(a, dim=1), nn.functional.normalize(b, dim=1)
    logits = a @ b.T / temperature
    labels = torch.arange(len(a), device=a.device)
    return (nn.functional.cross_entropy(logits, labels) + nn.functional.cross_entropy(logits.T, labels)) / 2
