# style: package
# note: clean; near training/checkpoint-reentrant: the variant is said, handed through, or it is another checkpoint
import torch
from torch import nn
from torch.utils.checkpoint import checkpoint


class Deep(nn.Module):
    def __init__(self, **options):
        super().__init__()
        self.block = nn.Linear(8, 8)
        self.options = options

    def forward(self, x):
        x = checkpoint(self.block, x, use_reentrant=False)
        return checkpoint(self.block, x, **self.options)


def save(model, path):
    state = {"model": model.state_dict()}
    torch.save(state, path)


class Saver:
    def checkpoint(self, model, path):
        save(model, path)


Saver().checkpoint(Deep(use_reentrant=True), "a.pt")
