# style: course
# note: clean; near training/degenerate-output-layer, training/from-logits-mismatch, training/tf-function-pitfalls, training/model-in-loop-not-freed, data/xy-shuffled-separately: last layers that fit losses and labels, one permutation for all arrays, sessions that are cleared, and a graph function that only computes
import numpy as np
import tensorflow as tf
from sklearn.model_selection import KFold
from tensorflow import keras
from tensorflow.keras import layers

keras.utils.set_random_seed(2)
rng = np.random.default_rng(2)

table = np.load("patients.npz")
order = rng.permutation(len(table["X"]))
X, sick, stage, age = (table[name][order] for name in ("X", "sick", "stage", "age"))
X = X.astype("float32")

is_sick = keras.Sequential([layers.Dense(32, activation="relu"), layers.Dense(1)])
is_sick.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy(from_logits=True), metrics=[keras.metrics.AUC(from_logits=True)])
is_sick.fit(X[:800], sick[:800], validation_split=0.1, epochs=20, verbose=0)
print(is_sick.evaluate(X[800:], sick[800:], verbose=0))

inputs = keras.Input((X.shape[1],))
hidden = layers.Dropout(0.4)(layers.Dense(64, activation="relu")(inputs))
which_stage = keras.Model(inputs, layers.Dense(4, activation="softmax")(hidden))
which_stage.compile(optimizer=keras.optimizers.Adam(1e-3), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
which_stage.fit(X[:800], stage[:800], epochs=10, verbose=0)

tags = keras.Sequential([layers.Dense(64, activation="relu"), layers.Dense(12, activation="sigmoid")])
tags.compile(optimizer="adam", loss="binary_crossentropy")
two = keras.Sequential([layers.Dense(16, activation="relu"), layers.Dense(2, activation="softmax")])
two.compile(optimizer="adam", loss="categorical_crossentropy")
two.fit(X[:800], keras.utils.to_categorical(sick[:800], 2), epochs=5, verbose=0)


def build_age(units):
    model = keras.Sequential([layers.Dense(units, activation="relu"), layers.Dense(1, activation="softplus")])
    model.compile(optimizer="rmsprop", loss="mse", metrics=["mae"])
    return model


errors = {}
for units in (8, 32, 128):
    maes = []
    for train, valid in KFold(5, shuffle=True, random_state=2).split(X):
        keras.backend.clear_session()
        model = build_age(units)
        model.fit(X[train], age[train], epochs=30, verbose=0)
        maes.append(model.evaluate(X[valid], age[valid], verbose=0)[1])
    errors[units] = np.mean(maes)
print(errors)


class Schedule(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, base):
        self.base = base

    def __call__(self, step):
        return self.base * tf.math.rsqrt(tf.cast(step, tf.float32) + 1.0)


@tf.function
def gradient_step(model, optimizer, x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    tf.print("loss", loss)
    return loss


model, optimizer, losses = build_age(16), keras.optimizers.SGD(Schedule(0.01)), []
for start in range(0, 800, 32):
    losses.append(float(gradient_step(model, optimizer, X[start:start + 32], age[start:start + 32, None])))
