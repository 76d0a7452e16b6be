# style: package
# note: clean; near training/eval-mode-missing: dropout stays on for the test batches on purpose, and many answers are averaged
import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(7)
parts = torch.load("wells.pt", weights_only=True)
train_loader = DataLoader(TensorDataset(parts["x"], parts["y"]), batch_size=64, shuffle=True)
test_loader = DataLoader(TensorDataset(parts["x_new"]), batch_size=64)

net = nn.Sequential(nn.Linear(9, 128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, 1))
optimizer = optim.Adam(net.parameters(), lr=1e-3)
for epoch in range(50):
    for x, y in train_loader:
        optimizer.zero_grad()
        nn.functional.mse_loss(net(x).squeeze(1), y).backward()
        optimizer.step()

means, spreads = [], []
for (x,) in test_loader:
    draws = torch.stack([net(x).detach() for _ in range(100)])
    means.append(draws.mean(0))
    spreads.append(draws.std(0))
print(torch.cat(means), torch.cat(spreads))
