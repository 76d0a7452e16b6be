# style: package
# note: two scripted methods
import torch
from torch import nn


class Base(nn.Module):
    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x * 2

    @torch.jit.export
    def score(self, x: torch.Tensor) -> torch.Tensor:
        return x.sum()


class Net(Base):
    def __init__(self):
        super().__init__()
        self.out = nn.Linear(2, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.out(super().forward(x))  # ! api/torchscript-super

    @torch.jit.export
    def score(self, x: torch.Tensor) -> torch.Tensor:
        return super().score(x) + 1  # ! api/torchscript-super


scripted = torch.jit.script(Net())
