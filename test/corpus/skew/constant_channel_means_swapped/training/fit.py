import csv

import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision.models import resnet50

from data import Potholes

with open("roads.csv") as f:
    rows = [(path, int(label)) for path, label in csv.reader(f)]

net = resnet50(num_classes=2).cuda()
optimizer = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9, weight_decay=1e-4)
for epoch in range(25):
    for x, y in DataLoader(Potholes(rows), batch_size=32, shuffle=True, num_workers=8):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(x.cuda()), y.cuda())
        loss.backward()
        optimizer.step()
torch.save(net.state_dict(), "potholes.pth")
