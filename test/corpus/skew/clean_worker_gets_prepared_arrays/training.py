# style: package
# note: clean; near skew/step-mismatch: the web service scales what users send; the nightly job scores an array that the preparation has scaled
import numpy as np
from tensorflow import keras

with np.load("clothing.npz") as archive:
    x, y = archive["images"].astype("float32") / 255.0, archive["labels"]
np.savez("tonight.npz", image=x[-500:])
net = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(10)])
net.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
net.fit(x[:-500], y[:-500], epochs=10)
net.save("clothing.keras")
