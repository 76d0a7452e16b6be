# style: package
# note: the web service scales like training, the queue worker forgot to
import numpy as np
from tensorflow import keras


def load_split(path):
    with np.load(path) as archive:
        return archive["images"].astype("float32") / 255.0, archive["labels"]


def train():
    x, y = load_split("clothing.npz")
    net = keras.Sequential([
        keras.Input((28, 28)),
        keras.layers.Flatten(),
        keras.layers.Dense(128, activation="relu"),
        keras.layers.Dense(10),
    ])
    net.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    net.fit(x, y, epochs=10)
    net.save("clothing.keras")


if __name__ == "__main__":
    train()
