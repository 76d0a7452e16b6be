# style: competition
# note: train() stands before the batches, and every 200 steps the rest of the epoch goes on in evaluation mode
import torch
from torch import nn


class Ranker(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(300, 128), nn.BatchNorm1d(128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, 1))

    def forward(self, x):
        return self.net(x)


def run(train_loader, valid_loader, epochs=4):
    ranker = Ranker()
    opt = torch.optim.AdamW(ranker.parameters(), lr=3e-4)
    best = float("inf")
    for epoch in range(epochs):
        ranker.train()
        for step, (x, y) in enumerate(train_loader):
            opt.zero_grad()
            loss = nn.functional.mse_loss(ranker(x), y)
            loss.backward()
            opt.step()
            if step % 200 == 0:
                ranker.eval()  # ! training/train-mode-not-restored
                with torch.no_grad():
                    score = sum(nn.functional.mse_loss(ranker(a), b).item() for a, b in valid_loader)
                if score < best:
                    best = score
                    torch.save(ranker.state_dict(), "best.pt")
