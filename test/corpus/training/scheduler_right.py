# style: package
# note: clean; near training/scheduler-before-optimizer: behind the optimizer, told the score, told the epoch, resumed, or of a library that counts from one
import torch
from timm.scheduler import CosineLRScheduler
from torch import nn


def plain(model, loader, optimizer):
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 10)
    for _ in range(10):
        for x, y in loader:
            optimizer.zero_grad()
            nn.functional.mse_loss(model(x), y).backward()
            optimizer.step()
        scheduler.step()


def resumed(model, loader, optimizer, start):
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 5)
    for epoch in range(start, 20):
        if epoch > 0:
            scheduler.step()
        for x, y in loader:
            optimizer.zero_grad()
            nn.functional.mse_loss(model(x), y).backward()
            optimizer.step()


def with_timm(model, loader, optimizer):
    scheduler = CosineLRScheduler(optimizer, t_initial=20)
    for epoch in range(20):
        scheduler.step(epoch)
        for x, y in loader:
            optimizer.zero_grad()
            nn.functional.mse_loss(model(x), y).backward()
            optimizer.step()


def watched(model, loader, optimizer, score):
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer)
    for _ in range(20):
        scheduler.step(score(model))
        for x, y in loader:
            optimizer.zero_grad()
            nn.functional.mse_loss(model(x), y).backward()
            optimizer.step()
