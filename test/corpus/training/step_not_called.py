# style: course
# note: step without its parentheses, in a class
import torch
from torch import nn


class Regressor:
    def __init__(self, width):
        self.net = nn.Sequential(nn.Linear(8, width), nn.ReLU(), nn.Linear(width, 1))
        self.optim = torch.optim.Adam(self.net.parameters())

    def fit(self, x, y, rounds=200):
        for _ in range(rounds):  # ! training/step-missing
            self.optim.zero_grad()
            loss = nn.functional.mse_loss(self.net(x), y)
            loss.backward()
            self.optim.step
