# style: course
# note: overlapping windows of a series, split at random: neighbours share 49 of 50 steps
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from tensorflow.keras.layers import LSTM, Dense
from tensorflow.keras.models import Sequential

WINDOW = 50
values = pd.read_csv("ecg.csv")["mv"].values

X, y = [], []
for i in range(WINDOW, len(values)):
    X.append(values[i - WINDOW:i])
    y.append(values[i])
X, y = np.array(X)[..., None], np.array(y)

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)  # ! leakage/windows-before-random-split

model = Sequential([LSTM(32), Dense(1)])
model.compile("adam", "mse")
model.fit(X_train, y_train, epochs=5)
print("MSE", model.evaluate(X_test, y_test))
