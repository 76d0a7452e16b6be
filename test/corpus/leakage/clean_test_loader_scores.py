# style: package
# note: clean; near leakage/test-loader-in-training: the same loop without gradients over the test loader
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

data = torch.load("tensors.pt", weights_only=True)
full = TensorDataset(data["x"], data["y"])
train_set, test_set = random_split(full, [8000, 2000], generator=torch.Generator().manual_seed(0))
loaders = {"train": DataLoader(train_set, batch_size=64, shuffle=True), "test": DataLoader(test_set, batch_size=64)}

model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 2))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
criterion = nn.CrossEntropyLoss()

for epoch in range(10):
    model.train()
    for xb, yb in loaders["train"]:
        opt.zero_grad()
        criterion(model(xb), yb).backward()
        opt.step()

model.eval()
correct = 0
with torch.no_grad():
    for xb, yb in loaders["test"]:
        correct += (model(xb).argmax(1) == yb).sum().item()
print("accuracy", correct / len(test_set))
