# style: course
# note: clean; near training/degenerate-output-layer: one unit with sigmoid, several with softmax, tanh for a regression, attention over one unit a step
from tensorflow import keras
from tensorflow.keras import layers
from torch import nn

binary = keras.Sequential([layers.Dense(8, activation="relu"), layers.Dense(1, activation="sigmoid")])
binary.compile(loss="binary_crossentropy", optimizer="adam")

classes = keras.Sequential([layers.Dense(8, activation="relu"), layers.Dense(3, activation="softmax")])
classes.compile(loss="sparse_categorical_crossentropy", optimizer="adam")

angle = keras.Sequential([layers.Dense(8, activation="relu"), layers.Dense(1, activation="tanh")])
angle.compile(loss="mse", optimizer="adam")

multi_label = keras.Sequential([layers.Dense(5, activation="sigmoid")])
multi_label.compile(loss="binary_crossentropy", optimizer="adam")

ranking = nn.Sequential(nn.Linear(16, 4), nn.Softmax(dim=1))
