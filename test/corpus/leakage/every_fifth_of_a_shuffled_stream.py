# style: course
# note: every fifth element is held out, and which ones these are changes with each pass
import numpy as np
import tensorflow as tf

X, y = np.load("x.npy"), np.load("y.npy")
stream = tf.data.Dataset.from_tensor_slices((X, y)).shuffle(5000, seed=1)  # ! leakage/reshuffled-before-split
test = stream.enumerate().filter(lambda i, row: i % 5 == 0).map(lambda i, row: row).batch(32)
train = stream.enumerate().filter(lambda i, row: i % 5 != 0).map(lambda i, row: row).batch(32)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(train, epochs=5)
print(model.evaluate(test))
