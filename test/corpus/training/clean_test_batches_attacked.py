# style: course
# note: clean; near training/eval-mode-missing: the loop over the test batches differentiates, for it makes adversarial pictures of them
import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(5)
digits = torch.load("digits.pt", weights_only=True)
train_loader = DataLoader(TensorDataset(digits["x"], digits["y"]), batch_size=64, shuffle=True)
test_loader = DataLoader(TensorDataset(digits["x_test"], digits["y_test"]), batch_size=64)

net = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.BatchNorm1d(100), nn.ReLU(), nn.Linear(100, 10))
criterion = nn.CrossEntropyLoss()
optimizer = optim.SGD(net.parameters(), lr=0.1)
for epoch in range(10):
    for x, y in train_loader:
        optimizer.zero_grad()
        criterion(net(x), y).backward()
        optimizer.step()

attacked = []
for x, y in test_loader:
    x.requires_grad_(True)
    loss = criterion(net(x), y)
    loss.backward()
    attacked.append((x + 0.1 * x.grad.sign()).detach())
torch.save(torch.cat(attacked), "attacked.pt")
