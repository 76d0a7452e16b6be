# style: course
# note: clean; near training/keras-trainable-after-compile, training/from-logits-mismatch, training/degenerate-output-layer, training/tf-function-pitfalls, training/model-in-loop-not-freed, training/sigmoid-bce-mismatch: losses that fit their last layers, Python that is meant to run once
import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

(X, y), (X_test, y_test) = keras.datasets.mnist.load_data()
X, X_test = X[..., None] / 255.0, X_test[..., None] / 255.0


def build(width, probabilities):
    body = keras.Sequential([layers.Conv2D(width, 3, activation="relu"), layers.MaxPooling2D(), layers.Flatten()])
    body.trainable = True
    model = keras.Sequential([keras.Input((28, 28, 1)), body, layers.Dense(10, activation="softmax" if probabilities else None)])
    model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=not probabilities), metrics=["accuracy"])
    return model


even = keras.Sequential([keras.Input((28, 28, 1)), layers.Flatten(), layers.Dense(1)])
even.compile("sgd", keras.losses.BinaryCrossentropy(from_logits=True), metrics=[keras.metrics.BinaryAccuracy(threshold=0.0)])
even.fit(X, (y % 2 == 0).astype("float32"), epochs=2, validation_split=0.1)

many = keras.Sequential([keras.Input((28, 28, 1)), layers.Flatten(), layers.Dense(3, activation="sigmoid")])
many.compile("adam", "binary_crossentropy")
many.fit(X, np.stack([y < 3, y > 6, y % 2 == 0], axis=1).astype("float32"), epochs=2, validation_split=0.1)

guess = keras.Sequential([keras.Input((28, 28, 1)), layers.Flatten(), layers.Dense(1)])
guess.compile("adam", "mse")
guess.fit(X, y.astype("float32"), epochs=2, validation_split=0.1)

scores = [build(width, probabilities).fit(X, y, epochs=1, validation_split=0.1, verbose=0).history["val_accuracy"][-1] for width, probabilities in ((8, True), (16, False))]


class Ramp(keras.layers.Layer):
    def build(self, shape):
        self.gain = self.add_weight(shape=(), initializer="ones")

    def call(self, x):
        return x * self.gain


@tf.function(reduce_retracing=True)
def lifted(images: tf.Tensor, names: tuple[str, ...] = ("a", "b")) -> tf.Tensor:
    out = tf.TensorArray(tf.float32, size=0, dynamic_size=True)
    for index in tf.range(tf.shape(images)[0]):
        out = out.write(index, images[index] * 2.0)
    for name in names:
        tf.debugging.assert_all_finite(images, name)
    return out.stack()


print(scores, lifted(tf.constant(X[:2], tf.float32)).shape, Ramp()(tf.ones(2)))
