# style: package
# note: the checkpoint is kept by the accuracy on the test loader and then reported on it
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms


def accuracy(model, loader, device):
    model.eval()
    right = total = 0
    with torch.no_grad():
        for images, labels in loader:
            predicted = model(images.to(device)).argmax(dim=1).cpu()
            right += (predicted == labels).sum().item()
            total += len(labels)
    return right / total


def main():
    device = "cuda" if torch.cuda.is_available() else "cpu"
    to_tensor = transforms.ToTensor()
    train_loader = DataLoader(datasets.CIFAR10("data", train=True, transform=to_tensor, download=True), batch_size=128, shuffle=True)
    test_loader = DataLoader(datasets.CIFAR10("data", train=False, transform=to_tensor), batch_size=256)

    model = nn.Sequential(nn.Conv2d(3, 32, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(4), nn.Flatten(), nn.Linear(512, 10)).to(device)
    optimizer = torch.optim.Adam(model.parameters())
    loss_fn = nn.CrossEntropyLoss()
    best = 0.0
    for epoch in range(30):
        model.train()
        for images, labels in train_loader:
            optimizer.zero_grad()
            loss = loss_fn(model(images.to(device)), labels.to(device))
            loss.backward()
            optimizer.step()
        acc = accuracy(model, test_loader, device)  # ! leakage/tune-on-test@1
        if acc > best:  # ! leakage/tune-on-test@1
            best = acc
            torch.save(model.state_dict(), "best.pt")
    print("test accuracy", best)


if __name__ == "__main__":
    main()
