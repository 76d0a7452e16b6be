# style: package
# note: clipped while the gradients are scaled
import torch
from torch import nn
from torch.amp import GradScaler, autocast


class Fitter:
    def __init__(self, model, optimizer):
        self.model = model
        self.optimizer = optimizer
        self.scaler = GradScaler("cuda")

    def step(self, x, y):
        self.optimizer.zero_grad(set_to_none=True)
        with autocast("cuda"):
            loss = nn.functional.cross_entropy(self.model(x), y)
        self.scaler.scale(loss).backward()
        nn.utils.clip_grad_value_(self.model.parameters(), 0.5)  # ! training/clip-order
        self.scaler.step(self.optimizer)
        self.scaler.update()
        return loss.item()
