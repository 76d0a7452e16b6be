# style: beginner
# note: clean; near training/eval-mode-missing: the network has no layer that differs between the modes
import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
table = torch.load("houses.pt", weights_only=True)
train_loader = DataLoader(TensorDataset(table["x_train"], table["y_train"]), batch_size=32, shuffle=True)
test_loader = DataLoader(TensorDataset(table["x_test"], table["y_test"]), batch_size=32)

net = nn.Sequential(nn.Linear(13, 64), nn.ReLU(), nn.Linear(64, 1))
optimizer = optim.Adam(net.parameters(), lr=1e-3)
for epoch in range(30):
    for x, y in train_loader:
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(net(x).squeeze(1), y)
        loss.backward()
        optimizer.step()

wrong = 0.0
with torch.no_grad():
    for x, y in test_loader:
        wrong += (net(x).squeeze(1) - y).abs().sum().item()
print(wrong / len(table["y_test"]))
