# style: package
# note: clean; near training/sigmoid-bce-mismatch: sigmoid and BCELoss, scores and BCEWithLogitsLoss, a discriminator in either way
import torch
from torch import nn
from torch.nn import functional as F


class Discriminator(nn.Module):
    def __init__(self, bounded):
        super().__init__()
        layers = [nn.Linear(784, 128), nn.LeakyReLU(0.2), nn.Linear(128, 1)]
        if bounded:
            layers.append(nn.Sigmoid())
        self.net = nn.Sequential(*layers)

    def forward(self, x):
        return self.net(x)


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(10, 1)

    def forward(self, x):
        return torch.sigmoid(self.fc(x))


def losses(x, y):
    a = nn.BCELoss()(Classifier()(x), y)
    b = F.binary_cross_entropy_with_logits(nn.Linear(10, 1)(x), y)
    c = nn.BCELoss()(Discriminator(True)(x), y)
    d = F.binary_cross_entropy(Classifier()(x).clamp(1e-6, 1 - 1e-6), y)
    return a + b + c + d
