import pytest
import torch

from net import Tiny, load, save


@pytest.fixture(autouse=True)
def seed():
    torch.manual_seed(0)


def test_round_trip(tmp_path):
    model = Tiny().eval()
    save(model, tmp_path / "tiny.pt")
    rows = torch.randn(3, 4)
    torch.testing.assert_close(load(tmp_path / "tiny.pt")(rows), model(rows))


@pytest.mark.parametrize("size", [1, 3])
def test_output(size):
    output = Tiny().eval()(torch.randn(size, 4))
    assert output.shape == (size, 2)
    assert torch.isfinite(output).all()
    torch.testing.assert_close(output.sum(dim=1), torch.ones(size))


def test_one_row_answers_as_in_a_batch():
    model = Tiny().eval()
    rows = torch.randn(3, 4)
    torch.testing.assert_close(model(rows[:1]), model(rows)[:1])
