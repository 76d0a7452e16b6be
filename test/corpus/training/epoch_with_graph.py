# style: course
# note: the validation half of the epoch runs with gradients on
import torch
from torch import nn


def fit(net, train_loader, valid_loader, epochs):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    loss_fn = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        net.train()
        for x, y in train_loader:
            optimizer.zero_grad()
            loss_fn(net(x), y).backward()
            optimizer.step()
        net.eval()
        right = 0
        for x, y in valid_loader:  # ! training/grad-enabled-inference
            right += (net(x).argmax(dim=1) == y).sum().item()
        print(epoch, right / len(valid_loader.dataset))
