import numpy as np
from PIL import Image

from predict import prepare_image


def test_shape_and_range(tmp_path):
    Image.fromarray(np.zeros((10, 20, 3), dtype=np.uint8)).save(tmp_path / "black.png")
    tensor = prepare_image(tmp_path / "black.png")
    assert tensor.shape == (1, 3, 224, 224)
    assert tensor.min().item() >= -1
