# style: competition
# note: softmax over one unit in PyTorch, relu before a cross-entropy in Keras
from tensorflow import keras
from torch import nn

head = nn.Sequential(nn.Linear(768, 256), nn.ReLU(), nn.Linear(256, 1), nn.Softmax(dim=1))  # ! training/degenerate-output-layer

model = keras.Sequential([
    keras.layers.Dense(32, activation="relu"),
    keras.layers.Dense(1, activation="relu"),  # ! training/degenerate-output-layer
])
model.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy())
