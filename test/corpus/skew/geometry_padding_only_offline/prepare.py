# style: package
# note: training pads to a square first, the client squeezes the picture
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps


def square(image, side=256):
    image.thumbnail((side, side))
    left, top = (side - image.width) // 2, (side - image.height) // 2
    return ImageOps.expand(image, (left, top, side - image.width - left, side - image.height - top))


def table(folder):
    names = sorted(p.name for p in Path(folder).iterdir())
    x, y = [], []
    for number, name in enumerate(names):
        for path in Path(folder, name).glob("*.jpg"):
            x.append(np.asarray(square(Image.open(path).convert("RGB")), dtype="float32") / 255)
            y.append(number)
    return np.stack(x), np.array(y)
