# style: package
# note: the endpoint makes a tensor and forgets to normalize it
import argparse
import os

import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, models, transforms


def loaders(folder):
    normalize = transforms.Normalize(mean=[0.485, 0.456, 0.406], std=[0.229, 0.224, 0.225])
    train = transforms.Compose([transforms.RandomResizedCrop(224), transforms.ToTensor(), normalize])
    test = transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor(), normalize])
    return (
        DataLoader(datasets.ImageFolder(os.path.join(folder, "train"), train), 64, shuffle=True),
        DataLoader(datasets.ImageFolder(os.path.join(folder, "test"), test), 64),
    )


def main(args):
    train, test = loaders(args.data)
    net = models.resnet18(weights="DEFAULT")
    net.fc = nn.Linear(512, 133)
    optimizer = torch.optim.Adam(net.fc.parameters(), args.lr)
    for epoch in range(args.epochs):
        net.train()
        for x, y in train:
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(net(x), y)
            loss.backward()
            optimizer.step()
        net.eval()
        with torch.no_grad():
            print(epoch, sum((net(x).argmax(1) == y).sum().item() for x, y in test))
    torch.save(net.state_dict(), os.path.join(args.model_dir, "dogs.pth"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--lr", type=float, default=1e-3)
    parser.add_argument("--data", default=os.environ.get("SM_CHANNEL_TRAINING"))
    parser.add_argument("--model-dir", default=os.environ.get("SM_MODEL_DIR"))
    main(parser.parse_args())
