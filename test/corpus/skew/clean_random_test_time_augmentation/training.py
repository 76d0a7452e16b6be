import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, models, transforms

views = transforms.Compose([transforms.RandomResizedCrop(192, scale=(0.8, 1.0)), transforms.RandomHorizontalFlip(), transforms.ToTensor()])


def build_net(classes=30):
    net = models.resnet18()
    net.fc = nn.Linear(net.fc.in_features, classes)
    return net


def fit():
    data = datasets.ImageFolder("whales/train", transform=views)
    net = build_net()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.05)
    for epoch in range(20):
        for x, y in DataLoader(data, batch_size=64, shuffle=True):
            optimizer.zero_grad()
            nn.functional.cross_entropy(net(x), y).backward()
            optimizer.step()
    torch.save(net.state_dict(), "whales.pt")


if __name__ == "__main__":
    fit()
