# style: beginner
# note: validation records gradients
import torch
import torch.nn as nn

model = nn.Sequential(nn.Linear(30, 64), nn.ReLU(), nn.Dropout(0.2), nn.Linear(64, 1))
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.001)


def validate(loader):
    model.eval()
    losses = []
    for x, y in loader:  # ! training/grad-enabled-inference
        losses.append(criterion(model(x), y).item())
    return sum(losses) / len(losses)


def train(loader, val_loader):
    for epoch in range(30):
        model.train()
        for x, y in loader:
            optimizer.zero_grad()
            loss = criterion(model(x), y)
            loss.backward()
            optimizer.step()
        print(epoch, validate(val_loader))
