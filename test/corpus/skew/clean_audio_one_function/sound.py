import librosa
import numpy as np


def log_mel(path, rate=8000):
    wave, _ = librosa.load(path, sr=rate)
    power = librosa.feature.melspectrogram(y=wave, sr=rate, n_mels=40)
    return np.log1p(power).mean(axis=1)
