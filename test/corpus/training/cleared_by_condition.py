# style: course
# note: clean; near training/zero-grad-between-backward-and-step: cleared and stepped in other rounds, and cleared for another loss
import torch
from torch import nn


def accumulate(model, loader, every=8):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    loss_fn = nn.CrossEntropyLoss()
    for i, (x, y) in enumerate(loader):
        if i % every == 0:
            optimizer.zero_grad()
        loss_fn(model(x), y).backward()
        if i % every == every - 1:
            optimizer.step()


def two_losses(model, optimizer, first, second, x):
    warm_up = first(model(x))
    warm_up.backward()
    norm = sum(p.grad.norm() for p in model.parameters())
    optimizer.zero_grad()
    loss = second(model(x)) / norm
    loss.backward()
    optimizer.step()
