# style: beginner
# note: output layers that can say one thing only, or that their loss can't read
from tensorflow.keras.layers import Dense, Dropout
from tensorflow.keras.models import Sequential

single = Sequential()
single.add(Dense(16, activation="relu", input_dim=8))
single.add(Dense(1, activation="softmax"))  # ! training/degenerate-output-layer
single.compile(loss="binary_crossentropy", optimizer="adam")

one_class = Sequential([
    Dense(64, activation="relu"),
    Dropout(0.3),
    Dense(1, activation="sigmoid"),  # ! training/degenerate-output-layer
])
one_class.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
