# style: course
# note: three small Keras models with last layers that fit neither loss nor labels, a search that grows its memory, X and y shuffled apart, and a graph function with side effects
import numpy as np
import tensorflow as tf
from sklearn.model_selection import KFold
from tensorflow import keras
from tensorflow.keras import layers

tf.random.set_seed(2)
rng = np.random.default_rng(2)

table = np.load("patients.npz")
X, sick, stage, age = table["X"].astype("float32"), table["sick"], table["stage"], table["age"]
rng.shuffle(X)  # ! data/xy-shuffled-separately@apart
rng.shuffle(sick)  # ! data/xy-shuffled-separately@apart

is_sick = keras.Sequential([
    layers.Input((X.shape[1],)),
    layers.Dense(32, activation="relu"),
    layers.Dense(1, activation="softmax"),  # ! training/degenerate-output-layer
])
is_sick.compile(optimizer="adam", loss="binary_crossentropy", metrics=["AUC"])
is_sick.fit(X[:800], sick[:800], validation_split=0.1, epochs=20, verbose=0)
print(is_sick.evaluate(X[800:], sick[800:], verbose=0))

inputs = keras.Input((X.shape[1],))
hidden = layers.Dense(64, activation="relu")(inputs)
hidden = layers.Dropout(0.4)(hidden)
which_stage = keras.Model(inputs, layers.Dense(4)(hidden))
which_stage.compile(  # ! training/from-logits-mismatch@logits
    optimizer=keras.optimizers.Adam(1e-3),
    loss="sparse_categorical_crossentropy",  # ! training/from-logits-mismatch@logits
    metrics=["accuracy"],
)  # ! training/from-logits-mismatch@logits


def build_age(units):
    model = keras.Sequential([layers.Dense(units, activation="relu"), layers.Dense(1)])
    model.compile(optimizer="rmsprop", loss="mse", metrics=["mae"])
    return model


errors = {}
for units in (8, 32, 128):
    maes = []
    for train, valid in KFold(5, shuffle=True, random_state=2).split(X):
        model = build_age(units)
        model.fit(X[train], age[train], epochs=30, verbose=0)
        maes.append(model.evaluate(X[valid], age[valid], verbose=0)[1])
    errors[units] = np.mean(maes)
print(errors)

seen = []


@tf.function
def gradient_step(model, optimizer, x, y):
    scale = tf.Variable(1.0)  # ! training/tf-function-pitfalls
    with tf.GradientTape() as tape:
        loss = scale * tf.reduce_mean(tf.square(model(x, training=True) - y))
    seen.append(loss)  # ! training/tf-function-pitfalls
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


model = build_age(16)
optimizer = keras.optimizers.SGD(0.01)
for start in range(0, 800, 32):
    gradient_step(model, optimizer, X[start:start + 32], age[start:start + 32, None])
which_stage.fit(X[:800], stage[:800], epochs=10, verbose=0)
