# style: package
# note: wrapped tensors: told once
import torch
from torch.autograd import Variable

net = torch.nn.Linear(3, 1)
for _ in range(3):
    x = Variable(torch.randn(2, 3))  # ! api/autograd-variable
    y = Variable(torch.randn(2, 1), requires_grad=False)  # ! api/autograd-variable
    loss = (net(x) - y).pow(2).mean()
    loss.backward()
