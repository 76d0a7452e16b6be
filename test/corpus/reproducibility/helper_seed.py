# style: package
# note: clean; near reproducibility/unseeded-random and framework-seed-missing: a helper sets them all
# open: reproducibility/determinism-flag
import torch
from sklearn.model_selection import train_test_split

from project.utils import set_seed

set_seed(0)
data = torch.load("data.pt", weights_only=True)
train, test = train_test_split(data)
net = torch.nn.Linear(3, 1)
optimizer = torch.optim.Adam(net.parameters(), lr=0.1)
for batch in train:
    optimizer.zero_grad()
    net(batch).sum().backward()
    optimizer.step()
