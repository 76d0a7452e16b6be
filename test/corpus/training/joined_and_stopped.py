# style: beginner
# note: clean; near training/no-early-stopping: joined once behind the loop; stopped by a watched part
import numpy as np
import tensorflow as tf
import torch

pieces = []
for _ in range(100):
    pieces.append(torch.randn(1, 4))
joined = torch.cat(pieces)
pair = torch.cat([joined, joined], dim=1)

model = tf.keras.Sequential([tf.keras.layers.Dense(64, activation="relu"), tf.keras.layers.Dense(1)])
model.compile(loss="mse", optimizer="adam")
stop = tf.keras.callbacks.EarlyStopping(patience=5)
model.fit(np.random.rand(100, 3), np.random.rand(100), epochs=500, validation_split=0.2, callbacks=[stop])
