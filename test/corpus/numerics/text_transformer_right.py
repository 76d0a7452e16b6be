# style: package
# note: clean; near numerics/magic-negative-mask, numerics/softmax-implicit-dim, numerics/tensor-copy, numerics/unstable-log-exp, numerics/einops-pattern: masks by type, axes named, stable forms
"""A small text transformer with masks that fit any precision."""
from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from einops import rearrange, reduce, repeat
from torch import Tensor, nn


class SelfAttention(nn.Module):
    def __init__(self, width: int, heads: int = 4) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width, bias=False)
        self.out = nn.Linear(width, width)
        self.register_buffer("slopes", torch.tensor([2.0 ** -(8 * (i + 1) / heads) for i in range(heads)]))

    def forward(self, x: Tensor, padding: Tensor | None = None) -> Tensor:
        q, k, v = rearrange(self.qkv(x), "b t (three h d) -> three b h t d", three=3, h=self.heads)
        scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
        if padding is not None:
            scores = scores.masked_fill(padding[:, None, None, :], torch.finfo(scores.dtype).min)
        future = torch.ones(x.size(1), x.size(1), dtype=torch.bool, device=x.device).triu(1)
        scores = scores.masked_fill(future, float("-inf"))
        weights = scores.float().softmax(dim=-1).to(v.dtype)
        return self.out(rearrange(weights @ v, "b h t d -> b t (h d)"))


class Pooling(nn.Module):
    def __init__(self, width: int, classes: int) -> None:
        super().__init__()
        self.query = nn.Parameter(torch.zeros(1, 1, width))
        self.head = nn.Sequential(nn.LayerNorm(width), nn.Linear(width, classes), nn.LogSoftmax(dim=-1))

    def forward(self, x: Tensor) -> Tensor:
        query = repeat(self.query, "1 1 d -> b 1 d", b=x.size(0))
        weights = F.softmax(query @ x.mT, -1)
        return self.head((weights @ x).squeeze(1) + reduce(x, "b t d -> b d", "mean"))


def free_energy(logits: Tensor, temperature: float) -> Tensor:
    return -temperature * torch.logsumexp(logits / temperature, dim=-1)


def log_mixture(log_weights: Tensor, log_densities: Tensor) -> Tensor:
    joint = log_weights + log_densities
    top = joint.amax(dim=-1, keepdim=True)
    return top.squeeze(-1) + (joint - top).exp().sum(dim=-1).log()


def batches(rows: list[list[int]], size: int = 32):
    for start in range(0, len(rows), size):
        chunk = rows[start : start + size]
        longest = max(len(row) for row in chunk)
        yield torch.tensor([row + [0] * (longest - len(row)) for row in chunk])


def snapshot(model: nn.Module) -> dict[str, Tensor]:
    return {name: value.detach().clone() for name, value in model.state_dict().items()}
