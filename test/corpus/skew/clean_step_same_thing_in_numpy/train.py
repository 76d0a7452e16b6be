# style: competition
# note: clean; near skew/step-mismatch: ToTensor here, division by 255 and transpose there are the same step
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

transform = transforms.Compose([transforms.ToTensor(), transforms.Normalize((0.5, 0.5, 0.5), (0.5, 0.5, 0.5))])
train = DataLoader(datasets.CIFAR10("data", train=True, transform=transform, download=True), batch_size=128, shuffle=True)
test = DataLoader(datasets.CIFAR10("data", train=False, transform=transform), batch_size=256)


class SmallNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 32, 3, padding=1)
        self.conv2 = nn.Conv2d(32, 64, 3, padding=1)
        self.fc = nn.Linear(64 * 8 * 8, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        return self.fc(x.flatten(1))


if __name__ == "__main__":
    net = SmallNet()
    opt = torch.optim.Adam(net.parameters())
    for epoch in range(5):
        for x, y in train:
            opt.zero_grad()
            loss = F.cross_entropy(net(x), y)
            loss.backward()
            opt.step()
    with torch.no_grad():
        print(sum((net(x).argmax(1) == y).sum().item() for x, y in test) / len(test.dataset))
    torch.save(net.state_dict(), "smallnet.pt")
