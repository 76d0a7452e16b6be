# style: competition
# note: clean; near skew/random-step-at-inference: the mean over n_tta random views, as the validation score was made
import sys

import torch
from PIL import Image

from training import build_net, views

N_TTA = 8
net = build_net()
net.load_state_dict(torch.load("whales.pt", map_location="cpu"))
net.eval()


def predict_tta(path, n_tta=N_TTA):
    image = Image.open(path).convert("RGB")
    with torch.no_grad():
        batch = torch.stack([views(image) for _ in range(n_tta)])
        return net(batch).softmax(1).mean(0)


for name in sys.argv[1:]:
    print(name, int(predict_tta(name).argmax()))
