# style: course
# note: clean; near leakage/test-loader-in-training: gradients of the input make adversarial examples, no weight changes
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

test_loader = DataLoader(datasets.MNIST("data", train=False, transform=transforms.ToTensor()), batch_size=100)
model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
model.load_state_dict(torch.load("mnist.pt", weights_only=True))
model.eval()
fooled = 0
for x, y in test_loader:
    x.requires_grad = True
    loss = F.cross_entropy(model(x), y)
    model.zero_grad()
    loss.backward()
    attacked = x + 0.1 * x.grad.sign()
    fooled += (model(attacked).argmax(1) != y).sum().item()
print(fooled)
