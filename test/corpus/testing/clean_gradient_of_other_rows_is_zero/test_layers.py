import torch

from layers import GatedMean


def setup_function():
    torch.manual_seed(0)


def test_rows_do_not_mix():
    x = torch.randn(3, 5, 4, requires_grad=True)
    GatedMean(4)(x)[1].sum().backward()
    assert x.grad[0].abs().sum() == 0
    assert x.grad[2].abs().sum() == 0
    assert x.grad[1].abs().sum() > 0


def test_weights_learn():
    layer = GatedMean(4)
    layer(torch.randn(2, 5, 4)).pow(2).sum().backward()
    assert all(weight.grad is not None for weight in layer.parameters())


def test_shape_and_range():
    x = torch.randn(1, 5, 4)
    pooled = GatedMean(4)(x)
    assert pooled.shape == (1, 4)
    assert (pooled <= x.max(dim=1).values + 1e-6).all()
