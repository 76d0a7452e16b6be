# style: beginner
# note: clean; near skew/train-validation-mismatch: preprocess_input of this network and x/127.5-1 are the same numbers
import numpy as np
from sklearn.model_selection import train_test_split
from tensorflow import keras
from tensorflow.keras.applications.mobilenet_v2 import preprocess_input

images = np.load("signs.npy").astype("float32")
labels = np.load("labels.npy")

x_train, x_val, y_train, y_val = train_test_split(images, labels, test_size=0.15, random_state=3)
x_train = preprocess_input(x_train)
x_val = x_val / 127.5 - 1.0

base = keras.applications.MobileNetV2(input_shape=(96, 96, 3), include_top=False, pooling="avg")
model = keras.Sequential([base, keras.layers.Dense(43, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, validation_data=(x_val, y_val), epochs=6)
model.save("signs.keras")
