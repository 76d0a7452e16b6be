# style: course
# note: a Keras model is built in each round, in line and by a function
import numpy as np
from sklearn.model_selection import KFold
from tensorflow import keras

x, y = np.random.rand(300, 8), np.random.rand(300)


def build(units):
    model = keras.Sequential([keras.layers.Dense(units, activation="relu"), keras.layers.Dense(1)])
    model.compile(loss="mse", optimizer="adam")
    return model


scores = []
for units in [8, 16, 32]:  # ! training/model-in-loop-not-freed
    model = build(units)
    model.fit(x, y, epochs=5, verbose=0)

for train, test in KFold(5).split(x):  # ! training/model-in-loop-not-freed
    net = keras.Sequential([keras.layers.Dense(1)])
    net.compile(loss="mse", optimizer="sgd")
    net.fit(x[train], y[train], epochs=5, verbose=0)
    scores.append(net.evaluate(x[test], y[test], verbose=0))
