import torch

from pooling import masked_mean


def test_masked_mean():
    values = torch.tensor([[[0.1], [0.2], [9.0]]])
    mask = torch.tensor([[1, 1, 0]])
    pooled = masked_mean(values, mask)
    assert pooled.shape == (1, 1)
    assert pooled.item() == 0.15  # ! testing/exact-float-assert


def test_masked_mean_of_all():
    values = torch.tensor([[[0.1], [0.2], [0.3]]])
    pooled = masked_mean(values, torch.ones(1, 3))
    assert torch.equal(pooled, torch.tensor([[0.2]]))  # ! testing/exact-float-assert
