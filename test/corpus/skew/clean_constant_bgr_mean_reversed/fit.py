# style: competition
# note: clean; near skew/constant-mismatch: normalizing BGR with reversed means and flipping afterwards gives the same picture
import cv2
import numpy as np
import torch
from torch import nn

from network import Net

MEAN, STD = np.array([0.485, 0.456, 0.406]), np.array([0.229, 0.224, 0.225])


def read(path):
    image = cv2.imread(path)[:, :, ::-1] / 255.0
    return ((image - MEAN) / STD).transpose(2, 0, 1)


if __name__ == "__main__":
    paths = np.loadtxt("paths.txt", dtype=str)
    labels = torch.from_numpy(np.load("labels.npy"))
    x = torch.tensor(np.stack([read(p) for p in paths]), dtype=torch.float32)
    net = Net()
    optimizer = torch.optim.Adam(net.parameters())
    for _ in range(40):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(x), labels).backward()
        optimizer.step()
    torch.save(net.state_dict(), "net.pt")
