# style: competition
# note: the last layer of a Sequential is softmax; a trainer class keeps model and loss
import torch
from torch import nn
from torch.nn import functional as F


def build(classes):
    return nn.Sequential(nn.Linear(512, 128), nn.GELU(), nn.Linear(128, classes), nn.Softmax(dim=-1))


class Learner:
    def __init__(self, classes):
        self.model = build(classes)
        self.criterion = nn.CrossEntropyLoss(label_smoothing=0.1)

    def loss(self, x, y):
        net = nn.Sequential(nn.Linear(512, 4), nn.Softmax(1))
        auxiliary = F.cross_entropy(net(x), y)  # ! training/softmax-before-cross-entropy
        probabilities = F.softmax(self.model[0](x), dim=1)
        return auxiliary + self.criterion(probabilities, y)  # ! training/softmax-before-cross-entropy
