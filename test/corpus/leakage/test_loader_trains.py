# style: package
# note: after the training loader the loop goes over the test loader and takes steps there too
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

data = torch.load("tensors.pt", weights_only=True)
full = TensorDataset(data["x"], data["y"])
train_set, test_set = random_split(full, [8000, 2000], generator=torch.Generator().manual_seed(0))
train_loader = DataLoader(train_set, batch_size=64, shuffle=True)
test_loader = DataLoader(test_set, batch_size=64)

model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 2))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
criterion = nn.CrossEntropyLoss()

for epoch in range(10):
    model.train()
    for xb, yb in train_loader:
        opt.zero_grad()
        criterion(model(xb), yb).backward()
        opt.step()
    correct = 0
    for xb, yb in test_loader:  # ! leakage/test-loader-in-training
        opt.zero_grad()
        out = model(xb)
        criterion(out, yb).backward()
        opt.step()
        correct += (out.argmax(1) == yb).sum().item()
    print(epoch, correct / len(test_set))
