# style: course
# note: a GPU is written into the network
import torch
from torch import nn


class Memory(nn.Module):
    def __init__(self):
        super().__init__()
        self.cell = nn.GRUCell(4, 8)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        state = torch.zeros(x.shape[0], 8).cuda()  # ! api/device-mismatch
        for step in range(x.shape[1]):
            state = self.cell(x[:, step], state)
        return state
