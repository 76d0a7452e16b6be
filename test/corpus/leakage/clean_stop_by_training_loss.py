# style: course
# note: clean; near leakage/tune-on-test: the callback watches the training loss, the test set is only shown
import numpy as np
from sklearn.model_selection import train_test_split
from tensorflow import keras

X, y = np.load("spectra.npy"), np.load("moisture.npy")
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=4)
net = keras.Sequential([keras.layers.Dense(32, activation="relu"), keras.layers.Dense(1)])
net.compile("adam", "mse")
stop = keras.callbacks.EarlyStopping(monitor="loss", patience=8)
net.fit(X_train, y_train, epochs=300, validation_data=(X_test, y_test), callbacks=[stop])
print(net.evaluate(X_test, y_test))
