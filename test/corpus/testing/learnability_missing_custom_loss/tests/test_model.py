import math

import pytest
import torch

from model import Focal, Net, train


@pytest.mark.parametrize("size", [1, 3])
def test_shape(size):
    torch.manual_seed(0)
    logits = Net(5, 3)(torch.zeros(size, 5))
    assert logits.shape == (size, 3)
    assert logits.dtype == torch.float32
    assert torch.isfinite(logits).all()


def test_loss_of_a_sure_answer_is_small():
    assert Focal()(torch.tensor([[20.0, 0.0]]), torch.tensor([0])).item() == pytest.approx(0.0, abs=1e-6)


def test_one_loss_a_batch():
    torch.manual_seed(0)
    losses = train(Net(5, 3), [(torch.zeros(2, 5), torch.tensor([0, 1]))] * 4)
    assert len(losses) == 4
    assert all(math.isfinite(loss) for loss in losses)
