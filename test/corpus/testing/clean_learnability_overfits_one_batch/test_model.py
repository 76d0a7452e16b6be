import pytest
import torch

from model import Net, train


@pytest.fixture
def batch():
    torch.manual_seed(0)
    return torch.randn(8, 4), torch.tensor([0, 1, 2, 0, 1, 2, 0, 1])


def make():
    torch.manual_seed(1)
    return Net(4, 3)


def test_overfits_one_batch(batch):
    model = make()
    before = train(model, *batch, steps=1)
    after = train(model, *batch, steps=200)
    assert after < 0.05 * before


def test_two_runs_agree(batch):
    assert train(make(), *batch, steps=5) == pytest.approx(train(make(), *batch, steps=5), abs=0)


def test_every_weight_gets_a_gradient(batch):
    model = make()
    model(batch[0]).sum().backward()
    assert all(weight.grad is not None and weight.grad.abs().sum() > 0 for weight in model.parameters())


@pytest.mark.parametrize("size", [1, 3])
def test_shape(size):
    output = make()(torch.zeros(size, 4))
    assert output.shape == (size, 3)
    assert torch.isfinite(output).all()
