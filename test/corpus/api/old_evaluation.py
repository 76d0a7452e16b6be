# style: package
# note: volatile has no effect any more
import torch
import torch.autograd as autograd

net = torch.nn.Linear(3, 1)
images = autograd.Variable(torch.randn(2, 3), volatile=True)  # ! api/autograd-variable
print(net(images))
