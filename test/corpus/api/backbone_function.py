# style: package
# note: clean; near api/torchvision-pretrained: a function of the project with that argument
import torch
from torch import nn
from torchvision.models import resnet50


def build(pretrained: bool = True) -> nn.Module:
    weights = "IMAGENET1K_V2" if pretrained else None
    net = resnet50(weights=weights)
    net.fc = nn.Linear(2048, 3)
    return net


net = build(pretrained=True)
print(torch.numel(net.fc.weight))
