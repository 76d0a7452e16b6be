# style: package
# note: the hop of the service is 512 samples, of training 320
import csv

import torch
from torch import nn
from torch.utils.data import DataLoader

from dataset import Songs


def network():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(),
        nn.Linear(64, 50),
    )


if __name__ == "__main__":
    with open("songs.csv") as f:
        rows = [(path, int(label)) for path, label in csv.reader(f)]
    net = network()
    optimizer = torch.optim.Adam(net.parameters())
    net.train()
    for epoch in range(15):
        for x, y in DataLoader(Songs(rows), batch_size=32, shuffle=True):
            optimizer.zero_grad()
            nn.functional.cross_entropy(net(x), y).backward()
            optimizer.step()
    torch.save(net.state_dict(), "songs.pt")
