# style: course
# note: functional dropout that is not told the mode
import torch
import torch.nn as nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.conv1 = nn.Conv2d(1, 10, kernel_size=5)
        self.fc1 = nn.Linear(1440, 50)
        self.fc2 = nn.Linear(50, 10)

    def forward(self, x):
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.dropout2d(x, 0.2)  # ! training/functional-dropout-always-on
        x = x.view(-1, 1440)
        x = F.relu(self.fc1(x))
        x = F.dropout(x)  # ! training/functional-dropout-always-on
        return self.fc2(x)


class Head(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.out = nn.Linear(width, 2)

    def forward(self, x):
        return self.out(torch.nn.functional.dropout(x, p=0.1))  # ! training/functional-dropout-always-on
