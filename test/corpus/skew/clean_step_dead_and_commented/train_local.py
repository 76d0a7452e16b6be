# style: competition
# note: clean; near skew/step-mismatch: the normalization is commented out, and the first transform is overwritten before it is used
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

from net import Mini

steps = transforms.Compose([transforms.ToTensor(), transforms.Normalize((0.1307,), (0.3081,))])
# it trained worse with the line above
steps = transforms.Compose([
    transforms.Grayscale(),
    transforms.ToTensor(),
    # transforms.Normalize((0.1307,), (0.3081,)),
])
data = datasets.ImageFolder("kanji", transform=steps)
net = Mini(len(data.classes))
optimizer = torch.optim.RMSprop(net.parameters())
for epoch in range(8):
    for x, y in DataLoader(data, batch_size=100, shuffle=True):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(x), y).backward()
        optimizer.step()
torch.save({"net": net.state_dict(), "classes": data.classes}, "kanji.pt")
