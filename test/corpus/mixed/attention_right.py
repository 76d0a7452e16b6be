# style: package
# note: clean; near numerics/magic-negative-mask, api/device-mismatch, numerics/einops-pattern, api/numpy-in-module, training/module-init-missing, training/forward-called-directly, performance/tensor-cat-in-loop, numerics/reduction-without-axis: the same block with masks of the scores' type, buffers, numpy on sizes alone, and a mixin's super().forward
import math

import numpy as np
import torch
from einops import pack, rearrange, repeat
from torch import nn


class Rotary(nn.Module):
    def __init__(self, width: int, length: int = 2048):
        super().__init__()
        frequencies = 1.0 / (10000 ** (np.arange(0, width, 2) / width))
        angles = np.outer(np.arange(length), frequencies)
        self.register_buffer("cos", torch.from_numpy(np.cos(angles)).float(), persistent=False)
        self.register_buffer("sin", torch.from_numpy(np.sin(angles)).float(), persistent=False)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        length = x.shape[-2]
        even, odd = x[..., 0::2], x[..., 1::2]
        cos, sin = self.cos[:length], self.sin[:length]
        return rearrange(torch.stack([even * cos - odd * sin, even * sin + odd * cos], dim=-1), "b h t d two -> b h t (d two)")


class SelfAttention(nn.Module):
    def __init__(self, width: int, heads: int = 8):
        super().__init__()
        self.heads = heads
        self.rotary = Rotary(width // heads)
        self.to_qkv = nn.Linear(width, 3 * width, bias=False)
        self.to_out = nn.Linear(width, width)

    def forward(self, x: torch.Tensor, causal: bool = True) -> torch.Tensor:
        q, k, v = rearrange(self.to_qkv(x), "b t (three h d) -> three b h t d", three=3, h=self.heads)
        q, k = self.rotary(q), self.rotary(k)
        scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
        if causal:
            length = x.shape[1]
            mask = torch.ones(length, length, dtype=torch.bool, device=x.device).triu(1)
            scores = scores.masked_fill(mask, torch.finfo(scores.dtype).min)
        weights = scores.softmax(dim=-1)
        return self.to_out(rearrange(weights @ v, "b h t d -> b t (h d)"))


class Scaled(SelfAttention):
    def __init__(self, width: int, heads: int = 8):
        super().__init__(width, heads)
        self.gain = nn.Parameter(torch.full((width,), 1e-4))

    def forward(self, x: torch.Tensor, causal: bool = True) -> torch.Tensor:
        return self.gain * super().forward(x, causal)


class Frozen:
    """A table of positions, no module."""

    def __init__(self, width: int, length: int):
        self.table = np.sin(np.arange(length)[:, None] / 10 ** np.arange(width))

    def forward(self, length: int) -> torch.Tensor:
        return torch.tensor(self.table[:length], dtype=torch.float32)


class Pool(nn.Module):
    def __init__(self, width: int):
        super().__init__()
        self.token = nn.Parameter(torch.randn(width) * 0.02)
        self.attention = Scaled(width)
        self.places = Frozen(width, 512)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = x + self.places.forward(x.shape[1]).to(x.device)
        token = repeat(self.token, "d -> b d", b=x.shape[0])
        packed, _ = pack([token, x], "b * d")
        return self.attention(packed, causal=False)[:, 0]


def embed(model: Pool, batches) -> torch.Tensor:
    model.eval()
    parts = []
    with torch.inference_mode():
        for batch in batches:
            parts.append(model(batch).cpu())
    return torch.cat(parts)
