import sys

import torch
from PIL import Image
from torchvision.transforms.functional import to_tensor

from net import Mini

saved = torch.load("kanji.pt")
net = Mini(len(saved["classes"]))
net.load_state_dict(saved["net"])
net.eval()
x = to_tensor(Image.open(sys.argv[1]).convert("L"))
with torch.no_grad():
    print(saved["classes"][int(net(x[None]).argmax())])
