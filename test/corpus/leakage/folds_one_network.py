# style: course
# note: the network is built once and goes on learning through the folds
import numpy as np
from sklearn.model_selection import KFold
from tensorflow import keras

x, y = np.load("x.npy"), np.load("y.npy")
model = keras.Sequential([keras.layers.Dense(64, activation="relu"), keras.layers.Dense(1)])
model.compile("rmsprop", "mse", metrics=["mae"])

maes = []
for fold, (tr, va) in enumerate(KFold(4, shuffle=True, random_state=0).split(x)):
    print("fold", fold)
    model.fit(x[tr], y[tr], epochs=80, batch_size=16, verbose=0)  # ! leakage/model-reused-across-folds
    maes.append(model.evaluate(x[va], y[va], verbose=0)[1])
print("mean MAE", np.mean(maes))
