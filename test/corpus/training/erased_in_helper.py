# style: package
# note: the helper clears just before it steps; the scheduler comes first in each batch
import torch
from torch import nn, optim


def apply_gradients(optimizer):
    optimizer.zero_grad()  # ! training/zero-grad-between-backward-and-step
    optimizer.step()


def train(model, loader, epochs):
    optimizer = optim.RMSprop(model.parameters(), lr=1e-3)
    loss_fn = nn.L1Loss()
    for _ in range(epochs):
        for features, target in loader:
            loss = loss_fn(model(features), target)
            loss.backward()
            apply_gradients(optimizer)
