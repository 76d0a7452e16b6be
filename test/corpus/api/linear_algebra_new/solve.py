# style: package
# note: clean; near api/torch-deprecated-removed: the successors
import torch
from torch.func import vmap


def solve(a, b):
    values, vectors = torch.linalg.eigh(a)
    q, r = torch.linalg.qr(a)
    return torch.linalg.lstsq(a, b), values, vectors, q, r, torch.arange(0, 6), a.norm()


with torch.autocast("cuda"):
    print(vmap(solve))
scaler = torch.amp.GradScaler("cuda")
