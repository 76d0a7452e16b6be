# style: package
# note: the pinned release unpickles by default
import torch

from network import Net

net = Net()
net.load_state_dict(torch.load("models/net.pt", map_location="cpu"))  # ! security/torch-load-unsafe
net.eval()
