# style: course
# note: loaders without workers, gradients of zeros
import torch
import torchvision
from torch.utils.data import DataLoader, TensorDataset

images = torchvision.datasets.ImageFolder("images", torchvision.transforms.ToTensor())
loader = DataLoader(images, batch_size=64)  # ! performance/loader-workers
quick = DataLoader(images, batch_size=64, num_workers=4)
small = DataLoader(TensorDataset(torch.zeros(3)))
net = torch.nn.Linear(3, 1)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
for x, _ in loader:
    optimizer.zero_grad(set_to_none=False)  # ! performance/zero-grad-to-none
    net(x).sum().backward()
    optimizer.step()
optimizer.zero_grad(set_to_none=True)
