# style: package
# note: numbers of Python inside networks
import torch
from torch import nn


class Attention(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        scores = torch.matmul(self.query(x), self.key(x).transpose(1, 2))
        peak = scores.abs().mean().item()  # ! api/item-in-forward
        return torch.softmax(scores / peak, dim=-1)


class Router(nn.Module):
    def __init__(self, experts):
        super().__init__()
        self.gate = nn.Linear(16, len(experts))
        self.experts = nn.ModuleList(experts)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        chosen = torch.argmax(torch.sigmoid(x), dim=-1).tolist()  # ! api/item-in-forward
        return torch.stack([self.experts[one](row) for one, row in zip(chosen, x)])


class Peak(nn.Module):
    def forward(self, x: torch.Tensor) -> torch.Tensor:
        flat = torch.flatten(x, 1)
        return torch.sort(flat.cpu()).values  # ! api/item-in-forward
