# style: package
# note: clean; near leakage/test-loader-in-training: a flag guards the steps
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms


def run_epoch(model, loader, criterion, optimizer=None):
    model.train(optimizer is not None)
    right = 0
    for images, labels in loader:
        with torch.set_grad_enabled(optimizer is not None):
            output = model(images)
            loss = criterion(output, labels)
        if optimizer is not None:
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        right += (output.argmax(1) == labels).sum().item()
    return right / len(loader.dataset)


def main():
    train_loader = DataLoader(datasets.SVHN("data", split="train", transform=transforms.ToTensor()), batch_size=64, shuffle=True)
    test_loader = DataLoader(datasets.SVHN("data", split="test", transform=transforms.ToTensor()), batch_size=256)
    model = nn.Sequential(nn.Flatten(), nn.Linear(3072, 64), nn.ReLU(), nn.Linear(64, 10))
    optimizer = torch.optim.Adam(model.parameters())
    for _ in range(5):
        run_epoch(model, train_loader, nn.CrossEntropyLoss(), optimizer)
    print("test", run_epoch(model, test_loader, nn.CrossEntropyLoss()))


main()
