# style: package
# note: clean; near security/torch-load-unsafe: safe by argument, by a dict of options, and what the program wrote itself
import torch

LOAD = {"map_location": "cpu", "weights_only": True}


def read(path):
    first = torch.load(path, weights_only=True)
    second = torch.load(path, **LOAD)
    scripted = torch.jit.load(path)
    torch.save(first, "cache/first.pt")
    return first, second, scripted, torch.load("cache/first.pt", weights_only=False)
