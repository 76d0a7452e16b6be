import pytest
import torch

from noise import add_noise


def test_spread():  # ! testing/unseeded-test@spread
    noisy = add_noise(torch.zeros(1, 3, 16, 16), sigma=0.5)  # ! testing/unseeded-test@spread
    assert noisy.std().item() == pytest.approx(0.5, abs=0.01)  # ! testing/unseeded-test@spread


def test_no_noise():
    images = torch.ones(1, 3, 4, 4)
    torch.testing.assert_close(add_noise(images, sigma=0.0), images)
