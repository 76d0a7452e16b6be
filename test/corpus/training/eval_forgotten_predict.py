# style: package
# note: the test phase of a class never leaves training mode
import torch
import torchvision
from torch import nn


class Grader(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.backbone = torchvision.models.resnet18(weights=None)
        self.backbone.fc = nn.Linear(512, classes)

    def forward(self, x):
        return self.backbone(x)


class Experiment:
    def __init__(self, classes):
        self.net = Grader(classes)
        self.optimizer = torch.optim.SGD(self.net.parameters(), lr=0.01)

    def fit(self, loader):
        for images, labels in loader:
            self.optimizer.zero_grad()
            nn.functional.cross_entropy(self.net(images), labels).backward()
            self.optimizer.step()

    def test(self, loader):
        right = 0
        with torch.inference_mode():
            for images, labels in loader:
                right += (self.net(images).argmax(1) == labels).sum().item()  # ! training/eval-mode-missing
        return right / len(loader.dataset)
