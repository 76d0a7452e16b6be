# style: package
# note: an own network, an own loss and an own loop; the tests look at shapes alone
# open: testing/no-determinism-test testing/no-gradient-test testing/no-quality-gate
import torch
from torch import nn


class Focal(nn.Module):
    def __init__(self, gamma=2.0):
        super().__init__()
        self.gamma = gamma

    def forward(self, logits, target):
        probability = logits.softmax(dim=1).gather(1, target[:, None]).squeeze(1)
        return (-((1 - probability) ** self.gamma) * probability.clamp_min(1e-8).log()).mean()


class Net(nn.Module):  # ! testing/no-learnability-test@learn
    def __init__(self, inputs, classes):
        super().__init__()
        self.hidden = nn.Linear(inputs, 16)
        self.out = nn.Linear(16, classes)

    def forward(self, x):  # ! testing/no-learnability-test@learn
        return self.out(torch.relu(self.hidden(x)))


def train(model, batches, rate=1e-2):  # ! testing/no-learnability-test@learn
    loss_of = Focal()
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate)
    losses = []
    for x, y in batches:
        loss = loss_of(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
