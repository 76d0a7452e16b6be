# style: beginner
# note: clean; near training/nll-without-log-softmax: log_softmax in forward, in the loss line, and as a logarithm
import torch
import torch.nn as nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(784, 10)

    def forward(self, x):
        return F.log_softmax(self.fc(x.flatten(1)), dim=1)


net = Net()
x, y = torch.randn(8, 784), torch.randint(0, 10, (8,))
print(F.nll_loss(net(x), y))
print(nn.NLLLoss()(nn.Linear(784, 10)(x).log_softmax(1), y))
print(F.nll_loss(torch.log(F.softmax(nn.Linear(784, 10)(x), dim=1)), y))
