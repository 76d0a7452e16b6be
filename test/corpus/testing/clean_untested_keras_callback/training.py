# style: course
# note: clean; near testing/untested-feature-code: Keras calls the callback and the layer when the test fits
# open: testing/no-determinism-test testing/no-quality-gate testing/no-gradient-test testing/no-edge-case-test
import numpy as np
import tensorflow as tf
from tensorflow import keras


class StopBelow(keras.callbacks.Callback):
    def __init__(self, loss):
        super().__init__()
        self.loss = loss
        self.stopped = None

    def on_epoch_end(self, epoch, logs=None):
        if logs is not None and logs["loss"] < self.loss:
            self.stopped = epoch
            self.model.stop_training = True


class Scale(keras.layers.Layer):
    def build(self, shape):
        self.factor = self.add_weight(shape=(shape[-1],), initializer="ones")

    def call(self, inputs):
        return inputs * self.factor


def build(columns):
    model = keras.Sequential([keras.Input((columns,)), Scale(), keras.layers.Dense(1)])
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
    return model


def fit(model, x, y, loss):
    stop = StopBelow(loss)
    model.fit(np.asarray(x), np.asarray(y), epochs=200, verbose=0, callbacks=[stop])
    return stop
