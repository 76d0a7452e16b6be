# style: beginner
# note: clean; near training/degenerate-output-layer: labels that hold together, shares that sum to one, classes with their loss
from tensorflow.keras.layers import Dense
from tensorflow.keras.models import Sequential

tags = Sequential([Dense(64, activation="relu"), Dense(12, activation="sigmoid")])
tags.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])

portfolio = Sequential([Dense(64, activation="relu"), Dense(8, activation="softmax")])
portfolio.compile(optimizer="adam", loss="mse", metrics=["mae"])

letters = Sequential([Dense(64, activation="relu"), Dense(26, activation="softmax")])
letters.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
