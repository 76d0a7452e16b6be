# style: beginner
# note: outputs that learn, but not what the metric asks
from tensorflow.keras.layers import Activation, Dense
from tensorflow.keras.models import Sequential

wines = Sequential()
wines.add(Dense(32, input_dim=13))
wines.add(Activation("relu"))
wines.add(Dense(3))  # ! training/degenerate-output-layer
wines.add(Activation("sigmoid"))
wines.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])

letters = Sequential([
    Dense(64, activation="relu"),
    Dense(26, activation="softmax"),  # ! training/degenerate-output-layer
])
letters.compile(optimizer="sgd", loss="mean_squared_error", metrics=["accuracy"])
