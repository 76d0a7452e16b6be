# style: course
# note: clean; near api/device-mismatch: the file looks first, or makes it like the input
import torch
from torch import nn


class Memory(nn.Module):
    def __init__(self, use_cuda):
        super().__init__()
        self.use_cuda = use_cuda
        self.cell = nn.GRUCell(4, 8)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        state = torch.zeros(x.shape[0], 8)
        if self.use_cuda:
            state = state.cuda()
        weights = torch.ones_like(x)
        return self.cell(x * weights, state)


def collate(rows):
    return torch.stack(rows) + torch.zeros(4)
