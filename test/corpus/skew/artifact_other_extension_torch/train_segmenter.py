# style: competition
# note: training writes segmenter_best.pth, the service reads segmenter_best.pt
import numpy as np
import torch
from torch import nn

from unet import UNet

images = torch.from_numpy(np.load("tiles.npy")).float()
masks = torch.from_numpy(np.load("masks.npy")).float()
net, best = UNet(), float("inf")
optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
cut = int(0.8 * len(images))
for epoch in range(60):
    for i in range(0, cut, 8):
        optimizer.zero_grad()
        nn.functional.binary_cross_entropy_with_logits(net(images[i:i + 8]), masks[i:i + 8]).backward()
        optimizer.step()
    with torch.no_grad():
        loss = nn.functional.binary_cross_entropy_with_logits(net(images[cut:]), masks[cut:]).item()
    if loss < best:
        best = loss
        torch.save(net.state_dict(), "checkpoints/segmenter_best.pth")
