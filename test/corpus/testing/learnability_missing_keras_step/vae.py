# style: package
# note: an own train_step and an own loss in Keras; the tests build the model and look at the shape of its output
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Denoiser(keras.Model):  # ! testing/no-learnability-test@1
    def __init__(self, width: int, noise: float = 0.1):
        super().__init__()
        self.noise = noise
        self.encoder = layers.Dense(16, activation="relu")
        self.decoder = layers.Dense(width)

    def call(self, inputs):
        return self.decoder(self.encoder(inputs))

    def train_step(self, data):  # ! testing/no-learnability-test@1
        clean = data[0] if isinstance(data, tuple) else data
        noisy = clean + self.noise * tf.random.normal(tf.shape(clean), seed=1)
        with tf.GradientTape() as tape:
            restored = self(noisy, training=True)
            loss = tf.reduce_mean(tf.square(restored - clean))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": loss}


def build(width: int) -> Denoiser:  # ! testing/no-learnability-test@1
    model = Denoiser(width)
    model.compile(optimizer=keras.optimizers.Adam(1e-3))
    return model
