# style: package
# note: training reads RGB files, the endpoint decodes with OpenCV and never turns the channels
import argparse

import numpy as np
import tensorflow as tf
from PIL import Image


def read(path):
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"), dtype=np.float32) / 255


def main(args):
    with open(args.list) as f:
        pairs = [line.split() for line in f]
    x = np.stack([read(path) for path, _ in pairs])
    y = np.array([int(label) for _, label in pairs])
    net = tf.keras.Sequential([
        tf.keras.layers.Conv2D(16, 3, activation="relu", input_shape=(64, 64, 3)),
        tf.keras.layers.Conv2D(32, 3, strides=2, activation="relu"),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(43, activation="softmax"),
    ])
    net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    net.fit(x, y, validation_split=0.1, epochs=args.epochs)
    net.save("traffic.keras")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--list", required=True)
    parser.add_argument("--epochs", type=int, default=10)
    main(parser.parse_args())
