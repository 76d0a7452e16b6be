# style: beginner
# note: clean; near training/inplace-on-grad-tensor: under no_grad, through data, on what is no leaf, or rebound
import torch

x = torch.randn(100, 3)
w = torch.zeros(3, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
for _ in range(50):
    loss = ((x @ w + b) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
        b.sub_(0.1 * b.grad)
    w.grad.zero_()
    b.grad.zero_()
b.data.fill_(0.0)
total = torch.zeros(3)
total += x.sum(0)
w = w.detach() - 1
w += 1
