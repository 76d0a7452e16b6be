# style: competition
# note: clean; near training/zero-grad-missing: gradients are gathered over four batches on purpose
import torch
from torch import nn
from torch.cuda.amp import GradScaler, autocast

ACCUMULATE = 4


def train(model, loader, device):
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4)
    scaler = GradScaler()
    criterion = nn.CrossEntropyLoss()
    model.train()
    total = 0.0
    for step, (tokens, labels) in enumerate(loader):
        with autocast():
            loss = criterion(model(tokens.to(device)), labels.to(device)) / ACCUMULATE
        scaler.scale(loss).backward()
        total += loss.item()
        if (step + 1) % ACCUMULATE == 0:
            scaler.unscale_(optimizer)
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            scaler.step(optimizer)
            scaler.update()
            optimizer.zero_grad(set_to_none=True)
    return total
