# style: course
# note: clean; near skew/fitted-transformer-not-saved: the statistics are a layer of the saved network
import numpy as np
import pandas as pd
import tensorflow as tf

COLUMNS = ["horsepower", "weight", "acceleration", "year"]

cars = pd.read_csv("auto-mpg.csv").dropna()
train = cars.sample(frac=0.8, random_state=0)
test = cars.drop(train.index)

norm = tf.keras.layers.Normalization(axis=-1)
norm.adapt(np.array(train[COLUMNS]))

net = tf.keras.Sequential([
    norm,
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(1),
])
net.compile(loss="mae", optimizer=tf.keras.optimizers.Adam(0.001))
net.fit(np.array(train[COLUMNS]), train["mpg"], validation_split=0.2, epochs=100, verbose=0)
print(net.evaluate(np.array(test[COLUMNS]), test["mpg"]))
net.save("mpg.keras")
