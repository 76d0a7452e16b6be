# style: package
# note: arguments without effect
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = layers.Dense(8, input_shape=(4,), activation="relu")  # ! api/tf-api-misuse
        self.second = layers.Conv2D(8, 3, input_shape=(28, 28, 1))  # ! api/tf-api-misuse

    def call(self, x):
        return tf.gather(self.first(x), [0], axis=1, validate_indices=False)  # ! api/tf-api-misuse
