# style: competition
# note: the head is replaced after the optimizer was made
import torch
from torch import nn, optim
from torchvision import models

model = models.resnet50(weights="DEFAULT")
optimizer = optim.Adam(model.parameters(), lr=1e-4)
model.fc = nn.Linear(2048, 12)  # ! training/params-captured-too-early


def build(classes):
    net = models.vgg16(weights="DEFAULT")
    opt = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
    net.classifier[6] = nn.Linear(4096, classes)  # ! training/params-captured-too-early
    return net, opt
