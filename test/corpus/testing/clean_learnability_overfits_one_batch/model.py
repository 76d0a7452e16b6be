# style: course
# note: clean; near testing/no-learnability-test: eight rows are learned by heart, twice with the same result, and each weight has a gradient
# open: testing/no-quality-gate
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, inputs, classes):
        super().__init__()
        self.hidden = nn.Linear(inputs, 32)
        self.out = nn.Linear(32, classes)

    def forward(self, x):
        return self.out(torch.tanh(self.hidden(x)))


def train(model, x, y, steps):
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    for _ in range(steps):
        loss = nn.functional.cross_entropy(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return loss.item()
