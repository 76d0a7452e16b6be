# style: package
# note: training uses AudioConfig, the endpoint repeats its numbers
import librosa
import numpy as np
import pandas as pd
from tensorflow import keras

from src.config import AudioConfig

cfg = AudioConfig()


def spectrogram(path):
    wave, _ = librosa.load(path, sr=cfg.sample_rate, duration=cfg.seconds)
    wave = librosa.util.fix_length(wave, size=int(cfg.sample_rate * cfg.seconds))
    return librosa.feature.melspectrogram(y=wave, sr=cfg.sample_rate, n_mels=cfg.n_mels)


if __name__ == "__main__":
    coughs = pd.read_csv("coughs.csv")
    x = np.stack([spectrogram(path) for path in coughs["path"]])[..., None]
    net = keras.Sequential([
        keras.layers.Conv2D(16, 5, strides=2, activation="relu"),
        keras.layers.Conv2D(32, 5, strides=2, activation="relu"),
        keras.layers.GlobalAveragePooling2D(),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    net.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    net.fit(x, coughs["ill"], epochs=20)
    net.save(cfg.checkpoint)
