# style: beginner
# note: a tensor grows in a loop; a network is trained for long with nothing that would stop it
import numpy as np
import tensorflow as tf
import torch

rows = tf.zeros([0, 3])
for i in range(100):
    rows = tf.concat([rows, tf.random.normal([1, 3])], axis=0)  # ! training/tensor-grown-in-loop

outputs = torch.zeros(0, 4)
for _ in range(10):
    outputs = torch.cat((outputs, torch.randn(1, 4)), dim=0)

model = tf.keras.Sequential([tf.keras.layers.Dense(64, activation="relu"), tf.keras.layers.Dense(1)])
model.compile(loss="mse", optimizer="adam")
model.fit(np.random.rand(100, 3), np.random.rand(100), epochs=500)  # ! training/no-early-stopping
