import torch

from pool import GatedPool


def test_shape():
    torch.manual_seed(0)
    assert GatedPool(6)(torch.zeros(2, 5, 6)).shape == (2, 6)
