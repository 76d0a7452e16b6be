# style: package
# note: tensors that are made on the CPU
import torch
from torch import nn


class Blur(nn.Module):
    def forward(self, x: torch.Tensor) -> torch.Tensor:
        noise = torch.randn(x.shape)  # ! api/device-mismatch
        return x + noise


class Places(nn.Module):
    def forward(self, x):
        mask = torch.ones(x.shape[1]).to("cuda")  # ! api/device-mismatch
        return x * mask


device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
generator = nn.Linear(64, 28).to(device)
for step in range(1000):
    latent = torch.randn(32, 64).to(device)  # ! api/device-mismatch
    image = generator(latent)
