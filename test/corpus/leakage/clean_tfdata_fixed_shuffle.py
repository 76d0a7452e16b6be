# style: course
# note: clean; near leakage/reshuffled-before-split: shuffled once with reshuffle_each_iteration=False, again only inside the training part
import numpy as np
import tensorflow as tf

x, y = np.load("x.npy"), np.load("y.npy")
ds = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(10_000, seed=1, reshuffle_each_iteration=False)
n_val = len(x) // 5
val_ds = ds.take(n_val).batch(64)
train_ds = ds.skip(n_val).shuffle(5_000).batch(64)

model = tf.keras.Sequential([tf.keras.layers.Dense(64, activation="relu"), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(train_ds, epochs=20)
print(model.evaluate(val_ds))
