# style: package
import numpy as np


def to_patches(image, size=64, stride=32):
    patches = []
    for top in range(0, image.shape[0] - size + 1, stride):
        for left in range(0, image.shape[1] - size + 1, stride):
            patches.append(image[top:top + size, left:left + size])
    return patches
