# style: course
# note: clean; near leakage/fit-before-split: the Normalization layer is adapted on the training rows
# open: leakage/preprocess-outside-folds
import pandas as pd
import tensorflow as tf
from tensorflow.keras import layers

raw = pd.read_csv("auto-mpg.csv").dropna()
train = raw.sample(frac=0.8, random_state=0)
test = raw.drop(train.index)
train_y, test_y = train.pop("mpg"), test.pop("mpg")

normalizer = layers.Normalization(axis=-1)
normalizer.adapt(train.to_numpy())
model = tf.keras.Sequential([normalizer, layers.Dense(64, activation="relu"), layers.Dense(1)])
model.compile(loss="mean_absolute_error", optimizer=tf.keras.optimizers.Adam(0.001))
history = model.fit(train, train_y, validation_split=0.2, verbose=0, epochs=100)
print(model.evaluate(test, test_y, verbose=0))
