# style: course
# note: clean; near training/from-logits-mismatch: scores with from_logits, probabilities without, the activation as a layer of its own, regression
import tensorflow as tf
from tensorflow.keras import layers, losses

scores = tf.keras.Sequential([layers.Dense(32, activation="relu"), layers.Dense(4)])
scores.compile("adam", losses.CategoricalCrossentropy(from_logits=True))

probabilities = tf.keras.Sequential([layers.Dense(32, activation="relu"), layers.Dense(4), layers.Activation("softmax")])
probabilities.compile(loss="categorical_crossentropy", optimizer="adam")

binary = tf.keras.Sequential([layers.Dense(1, activation=tf.nn.sigmoid)])
binary.compile(loss=losses.BinaryCrossentropy(from_logits=False))

regression = tf.keras.Sequential([layers.Dense(16, activation="relu"), layers.Dense(1)])
regression.compile(loss="mse", optimizer="rmsprop")


def chosen(activation):
    model = tf.keras.Sequential([layers.Dense(2, activation=activation)])
    model.compile(loss="categorical_crossentropy")
    return model
