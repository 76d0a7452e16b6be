# style: course
# note: clean; near leakage/reshuffled-before-split: cut first, then the training part is shuffled anew in each epoch
import numpy as np
import tensorflow as tf

x, y = np.load("x.npy"), np.load("y.npy")
ds = tf.data.Dataset.from_tensor_slices((x, y))
held = ds.take(500).batch(64)
learn = ds.skip(500).shuffle(5000).batch(64)
model = tf.keras.Sequential([tf.keras.layers.Dense(16, activation="relu"), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(learn, epochs=10)
print(model.evaluate(held))
