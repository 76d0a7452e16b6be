# style: course
# note: a sequence grows by concatenation in a loop; a network is trained for 200 epochs with nothing to stop it
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers, models

x, y = np.random.rand(500, 6), np.random.rand(500)
model = models.Sequential([layers.Dense(128, activation="relu"), layers.Dense(64, activation="relu"), layers.Dense(1)])
model.compile(optimizer="rmsprop", loss="mae")
history = model.fit(x, y, epochs=200, batch_size=16, verbose=0)  # ! training/no-early-stopping

predictions = tf.zeros([0, 1])
for start in range(0, 500, 50):
    predictions = tf.concat([predictions, model(x[start:start + 50])], 0)  # ! training/tensor-grown-in-loop
print(predictions.shape, min(history.history["loss"]))
