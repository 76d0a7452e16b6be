# style: competition
# note: A.Normalize divides by 255 itself; the service did so before
import pandas as pd
import timm
import torch
from torch.utils.data import DataLoader

from dataset import Scans

scans = pd.read_csv("scans.csv")
loader = DataLoader(Scans(list(zip(scans["path"], scans["grade"]))), batch_size=8, shuffle=True)
net = timm.create_model("tf_efficientnet_b3", pretrained=True, num_classes=5).cuda()
optimizer = torch.optim.AdamW(net.parameters(), lr=1e-4)
for epoch in range(10):
    net.train()
    for x, y in loader:
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(net(x.cuda()), y.cuda()).backward()
        optimizer.step()
torch.save(net.state_dict(), "scans.pth")
