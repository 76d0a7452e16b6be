# style: package
# note: clean; near skew/artifact-mismatch: the saved network is put together of parts that were trained in another one
import tensorflow as tf
from tensorflow.keras import Sequential
from tensorflow.keras.layers import Conv2D, Dense, Flatten

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
encoder = Sequential([Conv2D(16, 3, activation="relu", input_shape=(28, 28, 1)), Flatten()])
model = Sequential([encoder, Dense(10, activation="softmax")])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
model.fit(x_train[..., None] / 255, y_train, epochs=3, validation_split=0.1)
embedder = Sequential([encoder, tf.keras.layers.UnitNormalization()])
tf.saved_model.save(embedder, "embedder/1")
