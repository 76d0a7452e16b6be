# style: course
# note: a seed behind the weights
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.out = nn.Linear(4, 2)

    def forward(self, x):
        return self.out(x)


model = Net()
torch.manual_seed(7)  # ! reproducibility/seed-after-use
x = torch.randn(8, 4)
print(model(x))
