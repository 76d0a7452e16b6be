# style: course
# note: clean; near api/item-in-forward api/device-mismatch: the loop reads the loss, and the network takes the device of its input
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(4, 1)
        self.register_buffer("offset", torch.zeros(1))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        noise = torch.randn(x.shape[0], 4, device=x.device)
        return self.layer(x + noise) + self.offset


device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
model = Net().to(device)
optimizer = torch.optim.Adam(model.parameters())
ones = torch.ones(32, 1).to(device)
for step in range(100):
    x = torch.randn(32, 4, device=device)
    loss = (model(x) - ones).pow(2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(loss.item())
    shown = model(x).detach().cpu()
