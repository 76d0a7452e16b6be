# style: package
# note: a trainer whose step scales nothing and updates nothing
import torch
from torch import nn
from torch.amp import GradScaler


class Trainer:
    def __init__(self, model):
        self.model = model
        self.optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
        self.grad_scaler = GradScaler()

    def train_step(self, x, y):
        self.optimizer.zero_grad()
        loss = nn.functional.mse_loss(self.model(x), y)
        loss.backward()  # ! training/amp-scaler-misuse
        self.grad_scaler.step(self.optimizer)
        self.grad_scaler.update()

    def train(self, loader):
        for x, y in loader:
            self.train_step(x, y)
