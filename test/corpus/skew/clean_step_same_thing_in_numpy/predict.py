import sys

import numpy as np
import torch
from PIL import Image

from train import SmallNet

net = SmallNet()
net.load_state_dict(torch.load("smallnet.pt", map_location="cpu"))
net.eval()


def predict(path):
    pixels = np.array(Image.open(path).convert("RGB"), dtype=np.float32)
    pixels = pixels / 127.5 - 1
    batch = torch.from_numpy(pixels.transpose(2, 0, 1)).unsqueeze(0)
    with torch.no_grad():
        return int(net(batch).argmax(1))


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(name, predict(name))
