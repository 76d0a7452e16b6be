# style: course
# note: clean; near skew/step-mismatch: the service turns dark strokes on a light page into light ones on dark, as the training digits are
from tensorflow import keras

(x, y), _ = keras.datasets.mnist.load_data()
x = x[..., None] / 255.0
net = keras.Sequential([keras.Input((28, 28, 1)), keras.layers.Conv2D(16, 3, activation="relu"), keras.layers.Flatten(), keras.layers.Dense(10, activation="softmax")])
net.compile("adam", "sparse_categorical_crossentropy")
net.fit(x, y, epochs=3)
net.save("digits.keras")
