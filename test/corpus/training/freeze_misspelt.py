# style: competition
# note: frozen by an attribute that nothing reads
import torch
from torch import nn
from torchvision import models

model = models.efficientnet_b0(weights="DEFAULT")
for param in model.features.parameters():
    param.require_grad = False  # ! training/require-grad-typo
model.classifier = nn.Sequential(nn.Dropout(0.2), nn.Linear(1280, 5))
model.classifier[1].weight.requires_grads = True  # ! training/require-grad-typo
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)


def unfreeze(layer):
    for p in layer.parameters():
        p.required_grad = True  # ! training/require-grad-typo
