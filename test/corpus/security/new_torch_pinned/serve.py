# style: package
# note: clean; near security/torch-load-unsafe: the pinned release loads weights alone by default
import torch

weights = torch.load("models/net.pt", map_location="cpu")
