# style: package
# note: explicit weights_only=False, written out and through a name
import torch
from torch import nn


def build(path: str) -> nn.Module:
    model = nn.Sequential(nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 2))
    checkpoint = torch.load(path, map_location="cpu", weights_only=False)  # ! security/torch-load-unsafe
    model.load_state_dict(checkpoint["model"])
    return model


def load_legacy(path: str):
    unsafe = False
    return torch.load(path, weights_only=unsafe)  # ! security/torch-load-unsafe
