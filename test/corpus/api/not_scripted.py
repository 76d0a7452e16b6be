# style: package
# note: clean; near api/torchscript-super: a traced model may inherit
import torch
from torch import nn


class Base(nn.Module):
    def forward(self, x):
        return x * 2


class Net(Base):
    def __init__(self):
        super().__init__()
        self.out = nn.Linear(2, 1)

    def forward(self, x):
        return self.out(super().forward(x))

    @torch.no_grad()
    def extra_repr(self):
        return super().extra_repr()


traced = torch.jit.trace(Net(), torch.zeros(1, 2))
