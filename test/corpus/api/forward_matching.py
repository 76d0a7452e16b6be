# style: package
# note: clean; near api/item-in-forward: a solver that runs on the CPU
import torch
from scipy.optimize import linear_sum_assignment
from torch import nn


class Matcher(nn.Module):
    @torch.no_grad()
    def forward(self, x: torch.Tensor, targets: torch.Tensor):
        costs = torch.cdist(x, targets).cpu()
        return linear_sum_assignment(costs)
