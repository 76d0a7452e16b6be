# style: course
# note: clean; near skew/channel-order-mismatch: PIL gives RGB, OpenCV gives BGR and the slice turns it
import numpy as np
import torch
from PIL import Image
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Tiles(Dataset):
    def __init__(self, listing):
        with open(listing) as f:
            self.rows = [line.strip().split(",") for line in f]

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        path, label = self.rows[i]
        pixels = np.array(Image.open(path).convert("RGB"), dtype=np.float32) / 255
        return pixels.transpose(2, 0, 1), int(label)


def network():
    return nn.Sequential(nn.Conv2d(3, 16, 3), nn.ReLU(), nn.AdaptiveMaxPool2d(8), nn.Flatten(), nn.Linear(1024, 4))


if __name__ == "__main__":
    net = network()
    sgd = torch.optim.SGD(net.parameters(), 0.05)
    for _ in range(30):
        for x, y in DataLoader(Tiles("tiles.csv"), 128, shuffle=True):
            sgd.zero_grad()
            nn.functional.cross_entropy(net(x), y).backward()
            sgd.step()
    torch.save(net.state_dict(), "tiles.pt")
