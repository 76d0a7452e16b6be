# style: package
# note: clean; near training/functional-dropout-always-on: told the mode by name or by place, under a condition, or on for good and on purpose
import torch
from torch import nn
from torch.nn import functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(16, 16)

    def forward(self, x):
        x = F.dropout(self.fc(x), 0.5, self.training)
        x = F.dropout(x, p=0.5, training=self.training)
        x = F.alpha_dropout(x, 0.1)
        if self.training:
            x = F.dropout(x, 0.2)
        return F.dropout(x, p=0.1, training=True)


def augment(features):
    return F.dropout(features, 0.3)
