# style: package
# note: clean; near api/tf-api-misuse: the first layer of a sequential model
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.encoder = keras.Sequential([layers.Dense(8, input_shape=(4,)), layers.Dense(2)])
        self.last = layers.Dense(1)

    def call(self, x):
        return tf.gather(self.last(self.encoder(x)), [0], axis=1)


model = keras.Sequential([layers.Dense(8, input_shape=(4,))])
