# style: package
# note: a dict of running losses and a list on self keep their graphs
import torch
from torch import nn


class Logger:
    def __init__(self):
        self.losses = []


class Runner:
    def __init__(self, model):
        self.model = model
        self.optimizer = torch.optim.Adam(model.parameters())
        self.losses = []

    def run(self, loader):
        totals = {"mse": 0.0}
        for x, y in loader:
            self.optimizer.zero_grad()
            loss = nn.functional.mse_loss(self.model(x), y)
            loss.backward()
            self.optimizer.step()
            totals["mse"] += loss  # ! training/graph-retained-in-history
            self.losses.append(loss)  # ! training/graph-retained-in-history
        return totals
