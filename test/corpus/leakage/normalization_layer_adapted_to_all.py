# style: course
# note: the first layer of the network has learned its mean and variance from all rows
import numpy as np
import tensorflow as tf
from sklearn.model_selection import train_test_split

X, y = np.load("x.npy"), np.load("y.npy")
norm = tf.keras.layers.Normalization()
norm.adapt(X)  # ! leakage/fit-before-split
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
inputs = tf.keras.Input((10,))
outputs = tf.keras.layers.Dense(1)(norm(inputs))
model = tf.keras.Model(inputs, outputs)
model.compile("adam", "mse")
model.fit(X_train, y_train, epochs=5)
print(model.evaluate(X_test, y_test))
