# style: package
# note: a functional model without activation, and a binary loss on probabilities
import keras
from keras import layers


def build(width):
    inputs = keras.Input(shape=(width,))
    x = layers.Dense(64, activation="relu")(inputs)
    outputs = layers.Dense(1, activation=None)(x)
    model = keras.Model(inputs=inputs, outputs=outputs)
    loss = keras.losses.BinaryCrossentropy()
    model.compile(loss=loss, optimizer=keras.optimizers.Adam())  # ! training/from-logits-mismatch
    return model
