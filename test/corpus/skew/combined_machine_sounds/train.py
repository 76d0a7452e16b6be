# style: course
# note: the page hears at another rate and numbers the machines in another order
import librosa
import numpy as np
import pandas as pd
from tensorflow import keras

MACHINES = ["drill", "pump", "saw", "fan"]
clips = pd.read_csv("clips.csv")
x, y = [], []
for row in clips.itertuples():
    wave, rate = librosa.load(row.path, sr=16000)
    x.append(librosa.feature.mfcc(y=wave, sr=rate, n_mfcc=20).mean(axis=1))
    y.append(MACHINES.index(row.machine))
net = keras.Sequential([keras.Input((20,)), keras.layers.Dense(32, activation="relu"), keras.layers.Dense(4, activation="softmax")])
net.compile("adam", "sparse_categorical_crossentropy")
net.fit(np.array(x), np.array(y), epochs=30, validation_split=0.2)
net.save("machines.keras")
