# style: course
# note: clean; near leakage/model-reused-across-folds: the first weights are put back and the model is compiled anew in each fold
import numpy as np
from sklearn.model_selection import KFold
from tensorflow import keras

x, y = np.load("x.npy"), np.load("y.npy")
model = keras.Sequential([keras.Input(shape=(12,)), keras.layers.Dense(32, activation="relu"), keras.layers.Dense(1)])
first = model.get_weights()
scores = []
for tr, te in KFold(5, shuffle=True, random_state=1).split(x):
    model.set_weights(first)
    model.compile("adam", "mse")
    model.fit(x[tr], y[tr], epochs=40, verbose=0)
    scores.append(model.evaluate(x[te], y[te], verbose=0))
print(np.mean(scores))
