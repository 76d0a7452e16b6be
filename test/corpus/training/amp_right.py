# style: package
# note: clean; near training/amp-scaler-misuse: with and without mixed precision, and with the update in another function
import torch
from sklearn.preprocessing import StandardScaler
from torch import nn
from torch.cuda.amp import GradScaler, autocast


def either(model, loader, optimizer, use_amp):
    scaler = GradScaler(enabled=use_amp)
    for x, y in loader:
        optimizer.zero_grad()
        with autocast(enabled=use_amp):
            loss = nn.functional.mse_loss(model(x), y)
        if use_amp:
            scaler.scale(loss).backward()
            scaler.step(optimizer)
            scaler.update()
        else:
            loss.backward()
            optimizer.step()


def finish(scaler, optimizer):
    scaler.step(optimizer)
    scaler.update()


def split(model, loader, optimizer):
    scaler = GradScaler()
    for x, y in loader:
        optimizer.zero_grad()
        scaled = scaler.scale(nn.functional.mse_loss(model(x), y))
        scaled.backward()
        finish(scaler, optimizer)


def bf16(model, table, y, optimizer):
    scaler = StandardScaler()
    x = torch.as_tensor(scaler.fit_transform(table))
    for _ in range(10):
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x), y).backward()
        optimizer.step()
