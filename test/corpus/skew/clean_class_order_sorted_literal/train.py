# style: beginner
# note: clean; near skew/class-order-mismatch: the list is in the order in which ImageFolder numbers the folders
import torch
from torch import nn
from torchvision import datasets, models, transforms

tf = transforms.Compose([transforms.Resize((224, 224)), transforms.ToTensor()])
waste = datasets.ImageFolder("waste", transform=tf)  # Glass, Metal, Paper, plastic
loader = torch.utils.data.DataLoader(waste, batch_size=32, shuffle=True)

net = models.mobilenet_v3_small(weights="DEFAULT")
net.classifier[3] = nn.Linear(1024, len(waste.classes))
opt = torch.optim.Adam(net.parameters(), lr=2e-4)
net.train()
for epoch in range(5):
    for x, y in loader:
        opt.zero_grad()
        loss = nn.functional.cross_entropy(net(x), y)
        loss.backward()
        opt.step()
torch.save(net, "waste.pt")
