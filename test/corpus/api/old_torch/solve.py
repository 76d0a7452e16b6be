# style: package
# note: clean; near api/torch-deprecated-removed: an old release is pinned
import torch
from torch.cuda.amp import autocast

values, vectors = torch.symeig(torch.eye(3), eigenvectors=True)
with autocast():
    print(values, vectors)
scheduler = torch.optim.lr_scheduler.StepLR(torch.optim.SGD([torch.zeros(1)], lr=1), 2, verbose=True)
