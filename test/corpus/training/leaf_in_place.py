# style: beginner
# note: weights that need gradients are changed in place while autograd watches
import torch

x = torch.randn(100, 3)
y = x @ torch.tensor([1.0, -2.0, 0.5])
w = torch.zeros(3, requires_grad=True)
for _ in range(50):
    loss = ((x @ w - y) ** 2).mean()
    loss.backward()
    w -= 0.1 * w.grad  # ! training/inplace-on-grad-tensor
    w.grad.zero_()

scale = torch.nn.Parameter(torch.ones(3))
scale.mul_(0.5)  # ! training/inplace-on-grad-tensor
