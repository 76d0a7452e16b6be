# style: beginner
# note: frozen layers that are not frozen, batches in one row, a forward called by name
# open: training/no-early-stopping
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torchvision import models

slices = torch.load("slices.pt", weights_only=True)
labels = torch.load("labels.pt", weights_only=True)
loader = DataLoader(TensorDataset(slices[:800], labels[:800]), batch_size=16, shuffle=True)
test = DataLoader(TensorDataset(slices[800:], labels[800:]), batch_size=16)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = models.resnet18(weights="DEFAULT")
        for p in self.body.parameters():
            p.require_grad = False  # ! training/require-grad-typo
        self.body.fc = nn.Identity()
        self.drop = nn.Dropout(0.5)
        self.out = nn.Linear(512, 2)

    def forward(self, x):
        x = self.drop(self.body(x))
        x = torch.flatten(x)  # ! training/flatten-batch-dim
        return self.out(x)


net = Net()
loss_function = nn.NLLLoss()
optimizer = torch.optim.Adam(net.parameters(), lr=1e-4)
for epoch in range(10):
    for x, y in loader:
        optimizer.zero_grad()
        scores = net.forward(x)  # ! training/forward-called-directly
        loss = loss_function(scores, y)  # ! training/nll-without-log-softmax
        loss.backward()
        optimizer.step()

right = 0
with torch.no_grad():
    for x, y in test:
        right += (net(x).argmax(dim=1) == y).sum().item()  # ! training/eval-mode-missing
print(right / len(labels[800:]))
torch.save({"net": net.state_dict, "optimizer": optimizer.state_dict()}, "net.pt")  # ! training/state-dict-not-called
