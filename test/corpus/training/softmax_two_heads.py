# style: package
# note: one of two heads gives probabilities
import torch
from torch import nn


class TwoHeads(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(32, 32)
        self.kind = nn.Linear(32, 6)
        self.size = nn.Linear(32, 1)

    def forward(self, x):
        h = torch.tanh(self.body(x))
        return torch.softmax(self.kind(h), dim=-1), self.size(h)


def train(loader):
    model = TwoHeads()
    optimizer = torch.optim.Adam(model.parameters())
    for x, kind, size in loader:
        kinds, sizes = model(x)
        loss = nn.functional.cross_entropy(kinds, kind) + nn.functional.mse_loss(sizes.squeeze(-1), size)  # ! training/softmax-before-cross-entropy
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
