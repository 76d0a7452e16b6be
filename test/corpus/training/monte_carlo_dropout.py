# style: package
# note: clean; near training/eval-mode-missing: dropout is left on for predictions on purpose
import torch
from torch import nn


class Uncertain(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(10, 64)
        self.drop = nn.Dropout(0.3)
        self.b = nn.Linear(64, 1)

    def forward(self, x):
        return self.b(self.drop(torch.relu(self.a(x))))


def predict(model, x, draws=50):
    model.eval()
    for module in model.modules():
        if isinstance(module, nn.Dropout):
            module.train()
    with torch.no_grad():
        samples = torch.stack([model(x) for _ in range(draws)])
    return samples.mean(0), samples.std(0)
