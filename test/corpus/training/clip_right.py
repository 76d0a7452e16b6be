# style: package
# note: clean; near training/clip-order: between backward and step, unscaled first, by a library, and weights rather than gradients
import torch
from torch import nn
from torch.cuda.amp import GradScaler


def plain(model, loader, optimizer):
    for x, y in loader:
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x), y).backward()
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        print(norm)


def scaled(model, loader, optimizer, accumulate):
    scaler = GradScaler()
    for i, (x, y) in enumerate(loader):
        scaler.scale(nn.functional.mse_loss(model(x), y)).backward()
        if (i + 1) % accumulate == 0:
            scaler.unscale_(optimizer)
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            scaler.step(optimizer)
            scaler.update()
            optimizer.zero_grad()


def critic(model, loader, optimizer):
    for x in loader:
        optimizer.zero_grad()
        model(x).mean().backward()
        optimizer.step()
        for p in model.parameters():
            p.data.clamp_(-0.01, 0.01)


def by_engine(accelerator, model, loader, optimizer):
    for batch in loader:
        accelerator.backward(model(**batch).loss)
        accelerator.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
