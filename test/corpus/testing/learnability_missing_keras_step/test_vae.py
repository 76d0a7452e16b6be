import numpy as np

from vae import build


def test_shape():
    model = build(8)
    assert model(np.zeros((3, 8), dtype="float32")).shape == (3, 8)
