import sys

import numpy as np
from PIL import Image
from tensorflow import keras

net = keras.models.load_model("parcels.keras")


def classify(path):
    image = Image.open(path).convert("RGB")
    image = image.resize((256, 256))  # ! skew/image-geometry-mismatch@square
    x = np.asarray(image, dtype="float32")[None] / 255
    return int(net.predict(x, verbose=0).argmax())  # ! skew/image-geometry-mismatch@square


if __name__ == "__main__":
    for name in sys.stdin:
        print(classify(name.strip()))
