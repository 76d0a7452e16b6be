# style: beginner
# note: gradients are computed and never used
import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset

features = torch.randn(1000, 20)
labels = torch.randint(0, 2, (1000,))
loader = DataLoader(TensorDataset(features, labels), batch_size=50, shuffle=True)
clf = nn.Linear(20, 2)
opt = optim.SGD(clf.parameters(), lr=0.1)
loss_fn = nn.CrossEntropyLoss()

for epoch in range(10):
    for xb, yb in loader:  # ! training/step-missing
        opt.zero_grad()
        loss = loss_fn(clf(xb), yb)
        loss.backward()
    print(epoch, loss.item())
