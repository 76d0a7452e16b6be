# style: package
# note: clean; near numerics/isclose-zero, numerics/weekmask, numerics/float-equality, numerics/log-of-possible-zero, numerics/loss-shape-broadcast, numerics/np-dot-for-matmul, numerics/reduction-without-axis, numerics/tile-instead-of-broadcast, numerics/where-single-arg, numerics/uint8-overflow: tides of a harbour, with tolerances and axes
"""Fits the tides of a harbour."""
from __future__ import annotations

import math

import numpy as np
import torch
from torch import Tensor, nn

WORK = np.busdaycalendar(weekmask=[True, True, True, True, True, False, False])


class Tides(nn.Module):
    def __init__(self, waves: int) -> None:
        super().__init__()
        self.speed = nn.Parameter(torch.linspace(0.1, 2.0, waves))
        self.mix = nn.Linear(2 * waves, 1)

    def forward(self, hours: Tensor) -> Tensor:
        angles = hours[:, None] * self.speed
        waves = torch.cat([angles.sin(), angles.cos()], dim=1)
        return self.mix(waves - waves.mean(dim=1, keepdim=True)).squeeze(-1)


def loss(model: Tides, hours: Tensor, heights: Tensor) -> Tensor:
    fitted = nn.functional.huber_loss(model(hours), heights)
    return fitted + 1e-3 * model.speed.abs().mean()


def rising(heights: np.ndarray) -> np.ndarray:
    places = np.flatnonzero(np.diff(heights) > 0)
    return np.where(np.isin(np.arange(len(heights)), places), 1, -1)


def same(first: np.ndarray, second: np.ndarray) -> bool:
    gap = float(np.abs(first - second).max())
    if gap == 0:
        return True
    return math.isclose(gap, 0.0, abs_tol=1e-6) or np.allclose(first, second)


def entropy(counts: np.ndarray) -> float:
    shares = counts[counts > 0] / counts.sum()
    return float(-(shares * np.log(shares)).sum())


def energy(heights: np.ndarray) -> float:
    return float(np.dot(heights, heights)) / len(heights)


def stamped(images: np.ndarray) -> np.ndarray:
    bright = images.astype(np.uint16) + 40
    grid = np.tile(np.arange(4), (3, 1))
    return np.clip(bright, 0, 255).astype(np.uint8)[: grid.size]


def days(start: str, end: str) -> int:
    return int(np.busday_count(start, end, busdaycal=WORK)) + int(np.busday_count(start, end, weekmask="Sat Sun"))
