# style: beginner
# note: a Keras script without any start
import keras
import numpy as np

model = keras.Sequential([keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="mse")
X, y = np.load("X.npy"), np.load("y.npy")
model.fit(X, y, epochs=10)  # ! reproducibility/framework-seed-missing
