import torch

from model_io import build


def test_build():
    torch.manual_seed(0)
    assert build(3)(torch.zeros(2, 3)).shape == (2, 1)
