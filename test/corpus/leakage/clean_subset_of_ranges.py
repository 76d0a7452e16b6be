# style: course
# note: clean; near leakage/train-on-test: validation and training pictures are cut by row numbers that do not meet
import torch
import torchvision
from torch import nn
from torch.utils.data import DataLoader, Subset

digits = torchvision.datasets.MNIST("data", train=True, download=True, transform=torchvision.transforms.ToTensor())
valid_set = Subset(digits, torch.arange(8000))
train_set = Subset(digits, torch.arange(8000, len(digits)))
train_loader = DataLoader(train_set, 64, shuffle=True)
valid_loader = DataLoader(valid_set, 64, shuffle=False)

model = nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10))
loss_fn = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters())
for epoch in range(10):
    model.train()
    for images, labels in train_loader:
        loss = loss_fn(model(images), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    model.eval()
    hits = 0.0
    with torch.no_grad():
        for images, labels in valid_loader:
            hits += (model(images).argmax(dim=1) == labels).float().sum().item()
    print(epoch, hits / len(valid_set))
