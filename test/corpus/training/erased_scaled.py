# style: competition
# note: mixed precision; the gradients are unscaled, cleared and stepped
import torch
from torch.amp import GradScaler, autocast


def train_fn(model, loader, optimizer, criterion, device):
    model.train()
    scaler = GradScaler("cuda")
    for images, masks in loader:
        with autocast("cuda"):
            loss = criterion(model(images.to(device)), masks.to(device))
        scaler.scale(loss).backward()
        scaler.unscale_(optimizer)
        optimizer.zero_grad()  # ! training/zero-grad-between-backward-and-step
        scaler.step(optimizer)
        scaler.update()
