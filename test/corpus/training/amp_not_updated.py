# style: course
# note: the scaler steps and is never updated
import torch
from torch import nn
from torch.cuda.amp import GradScaler, autocast


def train(model, loader, epochs):
    optimizer = torch.optim.Adam(model.parameters())
    scaler = GradScaler()
    for _ in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            with autocast():
                loss = nn.functional.cross_entropy(model(x), y)
            scaler.scale(loss).backward()
            scaler.step(optimizer)  # ! training/amp-scaler-misuse
