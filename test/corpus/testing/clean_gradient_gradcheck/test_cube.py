import torch

from cube import Cube, CubeLayer


def test_backward_is_the_derivative():
    torch.manual_seed(0)
    x = torch.randn(4, 3, dtype=torch.double, requires_grad=True)
    assert torch.autograd.gradcheck(Cube.apply, (x,))


def test_weights_learn():
    torch.manual_seed(0)
    layer = CubeLayer(3)
    layer(torch.ones(4, 3)).sum().backward()
    for weight in layer.parameters():
        assert weight.grad is not None
        assert (weight.grad != 0).any()
