# style: package
# note: the projection of each call is new
import torch
import torch.nn as nn
import torch.nn.functional as F


class Pooling(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.width = width

    def forward(self, hidden, mask):
        score = nn.Linear(self.width, 1).to(hidden.device)  # ! training/module-built-in-forward
        weights = F.softmax(score(hidden).masked_fill(~mask.unsqueeze(-1), -1e4), dim=1)
        drop = nn.Dropout(p=0.1)  # ! training/module-built-in-forward
        return drop((weights * hidden).sum(1))
