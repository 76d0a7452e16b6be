# style: course
# note: clean; near training/model-in-loop-not-freed: built once, or cleared in each round
import numpy as np
from tensorflow import keras

x, y = np.random.rand(300, 8), np.random.rand(300)
model = keras.Sequential([keras.layers.Dense(1)])
model.compile(loss="mse", optimizer="adam")
for _ in range(3):
    model.fit(x, y, epochs=1)

for units in [8, 16]:
    keras.backend.clear_session()
    net = keras.Sequential([keras.layers.Dense(units), keras.layers.Dense(1)])
    net.compile(loss="mse", optimizer="adam")
    net.fit(x, y, epochs=1)
