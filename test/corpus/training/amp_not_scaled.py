# style: competition
# note: backward on the unscaled loss, step by the scaler
import torch
from torch import nn


def train_fn(loader, model, optimizer, loss_fn, scaler, device):
    for data, targets in loader:
        data, targets = data.to(device), targets.float().unsqueeze(1).to(device)
        with torch.cuda.amp.autocast():
            predictions = model(data)
            loss = loss_fn(predictions, targets)
        optimizer.zero_grad()
        loss.backward()  # ! training/amp-scaler-misuse
        scaler.step(optimizer)
        scaler.update()


def main(model, loader):
    scaler = torch.cuda.amp.GradScaler()
    train_fn(loader, model, torch.optim.Adam(model.parameters()), nn.BCEWithLogitsLoss(), scaler, "cuda")
