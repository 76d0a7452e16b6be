# style: course
# note: the sigmoid is applied twice, in a class and in line
import torch
from torch import nn
from torch.nn import functional as F


class Gate(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(20, 1)
        self.act = nn.Sigmoid()

    def forward(self, x):
        return self.act(self.fc(x)).squeeze(1)


def run(loader):
    gate = Gate()
    criterion = nn.BCEWithLogitsLoss(pos_weight=torch.tensor([3.0]))
    optimizer = torch.optim.SGD(gate.parameters(), lr=0.1)
    for x, y in loader:
        optimizer.zero_grad()
        loss = criterion(gate(x), y)  # ! training/sigmoid-bce-mismatch
        loss.backward()
        optimizer.step()


def extra(features, head, y):
    scores = torch.sigmoid(head(features))
    return F.binary_cross_entropy_with_logits(scores, y)  # ! training/sigmoid-bce-mismatch
