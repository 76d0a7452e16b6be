# style: beginner
# note: losses that do not fit the last layer, layers unfrozen too late, Python inside a tf.function
# open: training/no-early-stopping training/model-in-loop-not-freed
import tensorflow as tf
import torch
from tensorflow import keras
from tensorflow.keras import layers
from torch import nn

wines = tf.data.experimental.load("wines")
model = keras.Sequential([keras.Input((11,)), layers.Dense(32, activation="relu"), layers.Dense(6, activation="softmax")])
model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))  # ! training/from-logits-mismatch
model.fit(wines, epochs=3)

good = keras.Sequential([keras.Input((11,)), layers.Dense(16, activation="relu"), layers.Dense(1, activation="softmax")])  # ! training/degenerate-output-layer
good.compile("adam", "binary_crossentropy")
good.fit(wines, epochs=3)

good.layers[0].trainable = False  # ! training/keras-trainable-after-compile
good.fit(wines, epochs=3)

steps = []


@tf.function
def graded(batch):
    steps.append(tf.reduce_mean(batch))  # ! training/tf-function-pitfalls
    print("mean", batch)  # ! training/tf-function-pitfalls
    return tf.reduce_max(batch)


class Red(nn.Module):
    def __init__(self):
        super().__init__()
        self.out = nn.Linear(11, 1)

    def forward(self, x):
        return torch.sigmoid(self.out(x))


red = Red()
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(red.parameters())
for x, y in torch.load("red.pt", weights_only=True):
    optimizer.zero_grad()
    loss = criterion(red(x), y)  # ! training/sigmoid-bce-mismatch
    loss.backward()
    optimizer.step()
