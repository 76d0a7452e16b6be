# style: competition
# note: clean; near training/graph-retained-in-history: numbers, detached tensors, and a sum that is differentiated itself
import torch
from torch import nn


def epoch(model, loader, optimizer, loss_fn):
    running, history, total = 0.0, [], torch.zeros(())
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        running += loss.item() * x.size(0)
        history.append(loss.detach())
        total += loss.data
    return running, torch.stack(history).mean(), total


def truncated(model, sequences, optimizer):
    for sequence in sequences:
        optimizer.zero_grad()
        total = 0
        for step in sequence:
            loss = nn.functional.mse_loss(model(step[:-1]), step[-1])
            total += loss
        total.backward()
        optimizer.step()


def penalised(model, loader, optimizer, weight):
    for x, y in loader:
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        penalty = sum(p.abs().sum() for p in model.parameters())
        loss += weight * penalty
        loss.backward()
        optimizer.step()
