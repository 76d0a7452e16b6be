import pytest
import torch

from layers import Attention


@pytest.mark.parametrize("batch", [1, 3])
def test_keeps_the_shape(batch):
    torch.manual_seed(0)
    output = Attention(4)(torch.randn(batch, 5, 4))
    assert output.shape == (batch, 5, 4)
    assert torch.isfinite(output).all()
