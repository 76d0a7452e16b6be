# style: course
# note: clean; near leakage/statistic-before-split: division by a constant and ImageNet constants
import numpy as np
import tensorflow as tf
from sklearn.datasets import fetch_openml
from sklearn.model_selection import train_test_split

mnist = fetch_openml("mnist_784", version=1, as_frame=False)
images = mnist.data.astype("float32").reshape(-1, 28, 28, 1)
digits = mnist.target.astype(int)

images = images / 255.0
images = (images - 0.1307) / 0.3081

x_train, x_test, y_train, y_test = train_test_split(images, digits, test_size=10000, random_state=0)

model = tf.keras.Sequential([
    tf.keras.layers.Conv2D(16, 3, activation="relu", input_shape=(28, 28, 1)),
    tf.keras.layers.MaxPooling2D(),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(10),
])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
model.fit(x_train, y_train, epochs=3, batch_size=128, validation_split=0.1)
print(model.evaluate(x_test, y_test, verbose=0))
