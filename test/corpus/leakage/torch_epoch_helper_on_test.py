# style: package
# note: one helper runs an epoch and always takes steps; it is called for the test loader too
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms


def run_epoch(model, loader, optimizer, criterion):
    total = 0.0
    for images, labels in loader:  # ! leakage/test-loader-in-training
        optimizer.zero_grad()
        loss = criterion(model(images), labels)
        loss.backward()
        optimizer.step()
        total += loss.item()
    return total / len(loader)


def main():
    to_tensor = transforms.ToTensor()
    train_loader = DataLoader(datasets.MNIST("data", train=True, transform=to_tensor), batch_size=64, shuffle=True)
    test_loader = DataLoader(datasets.MNIST("data", train=False, transform=to_tensor), batch_size=256)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    criterion = nn.CrossEntropyLoss()
    for epoch in range(5):
        print(epoch, run_epoch(model, train_loader, optimizer, criterion), run_epoch(model, test_loader, optimizer, criterion))


main()
