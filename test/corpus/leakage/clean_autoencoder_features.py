# style: course
# note: clean; near leakage/stacking-on-fitted-rows: what is learned from the training rows without a target may describe them
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from tensorflow import keras

X, y = np.load("signals.npy"), np.load("fault.npy")
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
inputs = keras.Input(shape=(64,))
code = keras.layers.Dense(8, activation="relu")(inputs)
restored = keras.layers.Dense(64)(code)
autoencoder = keras.Model(inputs, restored)
autoencoder.compile("adam", "mse")
autoencoder.fit(X_train, X_train, epochs=30, verbose=0)
clf = LogisticRegression(max_iter=1000).fit(autoencoder.predict(X_train), y_train)
print(clf.score(autoencoder.predict(X_test), y_test))
