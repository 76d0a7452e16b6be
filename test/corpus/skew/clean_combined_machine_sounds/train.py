# style: course
# note: clean; near skew/audio-parameter-mismatch, skew/class-order-mismatch, skew/channel-order-mismatch: one rate, and the names in the order in which they are numbered
import json

import librosa
import numpy as np
import pandas as pd
from sklearn.preprocessing import LabelEncoder
from tensorflow import keras

clips = pd.read_csv("clips.csv")
encoder = LabelEncoder()
y = encoder.fit_transform(clips["machine"])
x = []
for path in clips["path"]:
    wave, rate = librosa.load(path, sr=16000)
    x.append(librosa.feature.mfcc(y=wave, sr=rate, n_mfcc=20, hop_length=512).mean(axis=1))
net = keras.Sequential([keras.Input((20,)), keras.layers.Dense(32, activation="relu"), keras.layers.Dense(4, activation="softmax")])
net.compile("adam", "sparse_categorical_crossentropy")
net.fit(np.array(x), y, epochs=30, validation_split=0.2)
net.save("machines.keras")
with open("names.json", "w") as file:
    json.dump(encoder.classes_.tolist(), file)
