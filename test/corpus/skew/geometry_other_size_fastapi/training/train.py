# style: course
# note: trained at 448, served at 224
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, models
from torchvision import transforms as T

SIZE = 448
STATS = ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
train_tf = T.Compose([T.RandomResizedCrop(SIZE), T.RandomHorizontalFlip(), T.ToTensor(), T.Normalize(*STATS)])
valid_tf = T.Compose([T.Resize((SIZE, SIZE)), T.ToTensor(), T.Normalize(*STATS)])


def accuracy(net, loader):
    net.eval()
    with torch.no_grad():
        return sum((net(x).argmax(1) == y).float().sum().item() for x, y in loader) / len(loader.dataset)


if __name__ == "__main__":
    train_set = datasets.ImageFolder("birds/train", train_tf)
    valid = DataLoader(datasets.ImageFolder("birds/valid", valid_tf), 32)
    net = models.resnet50(weights="IMAGENET1K_V2")
    net.fc = nn.Linear(2048, len(train_set.classes))
    optimizer = torch.optim.SGD(net.parameters(), 0.01, momentum=0.9)
    for epoch in range(12):
        net.train()
        for x, y in DataLoader(train_set, 32, shuffle=True):
            optimizer.zero_grad()
            nn.functional.cross_entropy(net(x), y).backward()
            optimizer.step()
        print(epoch, accuracy(net, valid))
    torch.save(net, "birds.pth")
