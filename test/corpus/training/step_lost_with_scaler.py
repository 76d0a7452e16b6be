# style: competition
# note: the scaler is updated and never steps
import torch
from torch.cuda.amp import GradScaler, autocast


def train_epoch(model, loader, criterion, optimizer, device):
    scaler = GradScaler()
    model.train()
    for x, y in loader:  # ! training/step-missing
        optimizer.zero_grad()
        with autocast():
            loss = criterion(model(x.to(device)), y.to(device))
        scaler.scale(loss).backward()
        scaler.update()
