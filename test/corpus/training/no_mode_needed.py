# style: beginner
# note: clean; near training/eval-mode-missing: a network without dropout or batch normalisation is the same in both modes
import torch
from torch import nn


class Mlp(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(4, 16)
        self.norm = nn.LayerNorm(16)
        self.out = nn.Linear(16, 3)

    def forward(self, x):
        return self.out(torch.relu(self.norm(self.hidden(x))))


net = Mlp()
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
x, y = torch.randn(150, 4), torch.randint(0, 3, (150,))
for _ in range(100):
    optimizer.zero_grad()
    nn.functional.cross_entropy(net(x), y).backward()
    optimizer.step()
with torch.no_grad():
    print((net(x).argmax(1) == y).float().mean())
