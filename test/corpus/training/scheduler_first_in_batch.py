# style: package
# note: both step in each batch, in the wrong order
import torch
from torch import nn


class Trainer:
    def __init__(self, model, total):
        self.model = model
        self.optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4)
        self.scheduler = torch.optim.lr_scheduler.OneCycleLR(self.optimizer, max_lr=3e-4, total_steps=total)

    def train(self, loader):
        for x, y in loader:
            self.optimizer.zero_grad()
            nn.functional.cross_entropy(self.model(x), y).backward()
            self.scheduler.step()  # ! training/scheduler-before-optimizer
            self.optimizer.step()
