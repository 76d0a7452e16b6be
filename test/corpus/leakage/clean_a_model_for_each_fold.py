# style: competition
# note: clean; near leakage/model-reused-across-folds, leakage/train-on-test, leakage/target-in-features: a list of models, one a fold, trained on in turns
import numpy as np
import pandas as pd
from keras.layers import Dense
from keras.models import Sequential
from sklearn.model_selection import GroupKFold

pages = pd.read_csv("pages.csv")
X, y, site = pages[["lag", "weekday"]].values, pages["visits"].values, pages["site"].values


def make_model():
    model = Sequential([Dense(16, activation="relu"), Dense(1)])
    model.compile(loss="mae", optimizer="adam")
    return model


folds = GroupKFold(n_splits=5)
models = [make_model() for _ in range(5)]
for epochs in range(10, 201, 10):
    errors = []
    for fold, (inside, outside) in enumerate(folds.split(X, y, site)):
        model = models[fold]
        model.fit(X[inside], y[inside], epochs=10, batch_size=4096, verbose=0)
        errors.append(np.abs(model.predict(X[outside]).ravel() - y[outside]).mean())
    print(epochs, np.mean(errors))
