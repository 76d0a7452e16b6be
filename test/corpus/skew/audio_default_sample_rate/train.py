import json

import numpy as np
from tensorflow import keras

with open("words.json") as f:
    data = json.load(f)
x, y = np.array(data["mfcc"]), np.array(data["labels"])
net = keras.Sequential([
    keras.layers.Input(x.shape[1:]),
    keras.layers.LSTM(64),
    keras.layers.Dense(len(data["mapping"]), activation="softmax"),
])
net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(x, y, epochs=40, validation_split=0.1)
net.save("words.keras")
