# style: competition
# note: clipped before there are gradients
import torch
from torch import nn
from torch.nn.utils import clip_grad_norm_


def train_one(model, loader, optimizer, scheduler, loss_fn):
    model.train()
    losses = []
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        clip_grad_norm_(model.parameters(), max_norm=5.0)  # ! training/clip-order
        loss.backward()
        optimizer.step()
        scheduler.step()
        losses.append(loss.item())
    return losses
