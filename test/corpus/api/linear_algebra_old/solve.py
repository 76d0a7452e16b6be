# style: package
# note: functions that are gone or deprecated
import torch
from functorch import vmap


def solve(a, b):
    values, vectors = torch.symeig(a, eigenvectors=True)  # ! api/torch-deprecated-removed
    q, r = torch.qr(a)  # ! api/torch-deprecated-removed
    steps = torch.range(0, 5)  # ! api/torch-deprecated-removed
    return torch.lstsq(b, a), values, vectors, q, r, steps  # ! api/torch-deprecated-removed


batched = vmap(solve)  # ! api/torch-deprecated-removed
