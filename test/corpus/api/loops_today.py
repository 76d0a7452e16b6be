# style: package
# note: clean; near api/autograd-variable: a name of its own
import torch

net = torch.nn.Linear(3, 1)
Variable = dict
for _ in range(2):
    x = torch.randn(2, 3)
    loss = net(x).pow(2).mean()
    loss.backward()
settings = Variable(lr=0.1)
