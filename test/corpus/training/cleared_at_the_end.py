# style: package
# note: clean; near training/zero-grad-missing: cleared behind the step, in a helper, and by a list of losses that is differentiated
import torch
from torch import nn


def finish(optimizer, scheduler):
    optimizer.step()
    optimizer.zero_grad()
    scheduler.step()


def fit(model, loader, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.1, total_steps=epochs * len(loader))
    loss_fn = nn.SmoothL1Loss()
    for _ in range(epochs):
        for clips, boxes in loader:
            losses = []
            for clip, box in zip(clips, boxes):
                losses.append(loss_fn(model(clip), box))
            loss = torch.stack(losses).mean()
            loss.backward()
            finish(optimizer, scheduler)
