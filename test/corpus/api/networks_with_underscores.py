# style: package
# note: clean; near api/estimator-init-contract: a network is no estimator
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, sizes=None):
        super().__init__()
        self.sizes = list(sizes or [4, 1])
        self.layer_ = nn.Linear(*self.sizes)

    def forward(self, x):
        return self.layer_(x)


print(torch.numel(Net().layer_.weight))
