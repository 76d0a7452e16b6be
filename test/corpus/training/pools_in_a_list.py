# style: package
# note: clean; near training/unregistered-submodules: a list of pools has nothing to learn, to move or to save
import torch
from torch import nn


class Smooth(nn.Module):
    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size
        self.pool = nn.AvgPool1d(kernel_size=size, stride=1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        pad = (self.size - 1) // 2
        return self.pool(nn.functional.pad(x, (pad, self.size - 1 - pad), mode="replicate"))


class Trend(nn.Module):
    def __init__(self, size: int) -> None:
        super().__init__()
        self.smooth = Smooth(size)

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        trend = self.smooth(x)
        return x - trend, trend


class Trends(nn.Module):
    def __init__(self, sizes: list[int]) -> None:
        super().__init__()
        self.trends = [Trend(size) for size in sizes]
        self.acts = [nn.ReLU(), nn.GELU()]
        self.mix = nn.Linear(len(sizes), 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.mix(torch.stack([self.acts[0](trend(x)[1]) for trend in self.trends], dim=-1)).squeeze(-1)
