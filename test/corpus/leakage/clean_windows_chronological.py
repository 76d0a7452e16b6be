# style: course
# note: clean; near leakage/windows-before-random-split: the series is cut first, windows are made in each part
import numpy as np
import pandas as pd
from tensorflow.keras.layers import GRU, Dense
from tensorflow.keras.models import Sequential

WINDOW = 50


def make_windows(series):
    X = np.array([series[i - WINDOW:i] for i in range(WINDOW, len(series))])
    return X[..., None], series[WINDOW:]


values = pd.read_csv("ecg.csv")["mv"].values
cut = int(len(values) * 0.8)
X_train, y_train = make_windows(values[:cut])
X_test, y_test = make_windows(values[cut:])

model = Sequential([GRU(32), Dense(1)])
model.compile("adam", "mse")
model.fit(X_train, y_train, epochs=5)
print("MSE", model.evaluate(X_test, y_test))
