# style: package
# note: constants that half precision can not hold
import torch
from torch import nn


class Attention(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.project = nn.Linear(width, 3 * width)

    def forward(self, x, padding):
        q, k, v = self.project(x).chunk(3, dim=-1)
        scores = (q.half() @ k.half().transpose(-1, -2)) / 8
        scores = scores.masked_fill(padding, -1e9)  # ! numerics/magic-negative-mask
        return torch.softmax(scores, dim=-1) @ v.half()


def scored(query, keys, mask):
    with torch.autocast("cuda", dtype=torch.float16):
        scores = query @ keys.T
        return scores.masked_fill(mask, -1e12)  # ! numerics/magic-negative-mask


def step(scores, mask):
    scores = scores.to(torch.float16)
    scores.masked_fill_(mask, -1e30)  # ! numerics/magic-negative-mask
    return scores
