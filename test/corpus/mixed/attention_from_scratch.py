# style: package
# note: a transformer block in half precision: the mask's number is out of range, numpy is called on tensors, forward is called by name, patterns of einops that do not fit
import math

import numpy as np
import torch
from einops import rearrange, repeat
from torch import nn


class SelfAttention(nn.Module):
    def __init__(self, width: int, heads: int = 8, p: float = 0.1):
        super().__init__()
        self.heads = heads
        self.scale = (width // heads) ** -0.5
        self.to_qkv = nn.Linear(width, 3 * width, bias=False)
        self.to_out = nn.Linear(width, width)
        self.drop = nn.Dropout(p)

    def forward(self, x: torch.Tensor, causal: bool = True) -> torch.Tensor:
        q, k, v = (rearrange(part, "b t (h d) -> b h t d", h=self.heads) for part in self.to_qkv(x).chunk(3, dim=-1))
        scores = torch.einsum("bhqd,bhkd->bhqk", q, k) * self.scale
        if causal:
            length = x.shape[1]
            mask = torch.triu(torch.ones(length, length), diagonal=1).bool().to(x.device)
            scores = scores.half().masked_fill(mask, -1e9)  # ! numerics/magic-negative-mask
        weights = self.drop(torch.softmax(scores.float(), dim=-1))
        mixed = torch.einsum("bhqk,bhkd->bhqd", weights, v)
        return self.to_out(rearrange(mixed, "b h t d -> b t (h e)"))  # ! numerics/einops-pattern


class FeedForward(nn.Module):
    def __init__(self, width: int, factor: int = 4):
        super().__init__()
        self.first = nn.Linear(width, factor * width)
        self.second = nn.Linear(factor * width, width)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        hidden = self.first(x)
        hidden = 0.5 * hidden * (1 + np.tanh(math.sqrt(2 / math.pi) * (hidden + 0.044715 * hidden**3)))  # ! api/numpy-in-module
        return self.second(hidden)


class Block(nn.Module):
    def __init__(self, width: int):  # ! training/module-init-missing
        self.attention = SelfAttention(width)
        self.feed = FeedForward(width)
        self.norm1 = nn.LayerNorm(width)
        self.norm2 = nn.LayerNorm(width)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = x + self.attention.forward(self.norm1(x))  # ! training/forward-called-directly
        return x + self.feed(self.norm2(x))


class Tiny(nn.Module):
    def __init__(self, vocabulary: int, width: int = 256, depth: int = 4, length: int = 512):
        super().__init__()
        self.tokens = nn.Embedding(vocabulary, width)
        self.positions = nn.Parameter(torch.zeros(length, width))
        self.blocks = nn.ModuleList([Block(width) for _ in range(depth)])
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, vocabulary, bias=False)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        x = self.tokens(ids) + repeat(self.positions[: ids.shape[1]], "t d -> b t d", b=ids.shape[0])
        for block in self.blocks:
            x = block(x)
        return self.head(self.norm(x))


@torch.no_grad()
def generate(model: Tiny, ids: torch.Tensor, count: int, temperature: float = 1.0) -> torch.Tensor:
    model.eval()
    for _ in range(count):
        logits = model(ids[:, -512:])[:, -1] / temperature
        ids = torch.cat([ids, torch.multinomial(torch.softmax(logits, dim=-1), 1)], dim=1)
    return ids
