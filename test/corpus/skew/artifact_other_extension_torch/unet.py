import torch
from torch import nn


class UNet(nn.Module):
    def __init__(self, width=16):
        super().__init__()
        self.down = nn.Sequential(nn.Conv2d(3, width, 3, padding=1), nn.ReLU())
        self.deep = nn.Sequential(nn.Conv2d(width, 2 * width, 3, stride=2, padding=1), nn.ReLU(), nn.ConvTranspose2d(2 * width, width, 2, stride=2))
        self.out = nn.Conv2d(2 * width, 1, 1)

    def forward(self, x):
        top = self.down(x)
        return self.out(torch.cat([top, self.deep(top)], dim=1))
