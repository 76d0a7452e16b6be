# style: competition
# note: a vision model with patterns that einops refuses and tensors copied by the constructor
import numpy as np
import torch
from einops import rearrange, reduce
from torch import nn


class Patches(nn.Module):
    def __init__(self, size=16, width=256, classes=20):
        super().__init__()
        self.size = size
        self.embed = nn.Linear(3 * size * size, width)
        self.head = nn.Sequential(nn.Linear(width, classes), nn.LogSoftmax())  # ! numerics/softmax-implicit-dim

    def forward(self, images):
        x = rearrange(images, "b c (h p) (w p) -> b (h w) (p p c)", p=self.size)  # ! numerics/einops-pattern
        x = self.embed(x)
        return self.head(reduce(x, "b n d -> b d"))


def mask_logits(logits, allowed):
    logits = logits.to(torch.half)
    return logits.masked_fill(~allowed, -1e8)  # ! numerics/magic-negative-mask


def anchors(boxes: torch.Tensor) -> torch.Tensor:
    centre = (boxes[:, :2] + boxes[:, 2:]) / 2
    return torch.tensor(centre, dtype=torch.float32)  # ! numerics/tensor-copy


pixels = np.load("pixels.npy").astype(np.int)  # ! numerics/removed-numpy-api
blank = [row for row in pixels if row.mean() == np.NaN]  # ! numerics/removed-numpy-api|numerics/nan-compare
print(np.alltrue(pixels >= 0), len(blank))  # ! numerics/removed-numpy-api
