# style: course
# note: clean; near training/softmax-before-cross-entropy: scores for the loss, probabilities for people; soft targets; attention
import torch
from torch import nn
from torch.nn import functional as F


class Attention(nn.Module):
    def __init__(self, width, classes):
        super().__init__()
        self.query = nn.Linear(width, 1)
        self.out = nn.Linear(width, classes)

    def forward(self, x):
        weights = F.softmax(self.query(x), dim=1)
        return self.out((weights * x).sum(1))

    def predict(self, x):
        return F.softmax(self(x), dim=-1)


def step(student, teacher, x, y, optimizer):
    logits = student(x)
    soft = F.softmax(teacher(x), dim=1)
    loss = F.cross_entropy(logits, y) + F.cross_entropy(logits, soft)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return F.softmax(logits, dim=1)


def own(x, y):
    model = Attention(16, 3)
    print(model.predict(x))
    return nn.CrossEntropyLoss()(model(x), y)


def likelihood(x, y):
    net = nn.Sequential(nn.Linear(16, 3), nn.LogSoftmax(dim=1))
    return F.nll_loss(net(x), y)
