# style: competition
# note: clean; near training/require-grad-typo: frozen by the right names, and a config with a name of its own
import torch
from torchvision import models


class Config:
    def __init__(self):
        self.freeze = True
        self.require_head = False


model = models.resnet18(weights="DEFAULT")
config = Config()
if config.freeze:
    for param in model.parameters():
        param.requires_grad = False
    model.fc.requires_grad_(True)
weights = torch.ones(3, requires_grad=True)
print(weights.requires_grad, config.require_head)
