# style: beginner
# note: clean; near skew/audio-parameter-mismatch: 22050, 2048 and 512 are what librosa takes by itself
import glob
import pickle

import librosa
import numpy as np
from sklearn.ensemble import RandomForestClassifier

X, y = [], []
for path in glob.glob("genres/*/*.wav"):
    wave, sr = librosa.load(path, duration=30)
    X.append(librosa.feature.mfcc(y=wave, sr=sr, n_mfcc=20).mean(axis=1))
    y.append(path.split("/")[1])
forest = RandomForestClassifier(n_estimators=500).fit(np.array(X), y)
with open("genre.pkl", "wb") as f:
    pickle.dump(forest, f)
