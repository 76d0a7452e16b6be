# style: beginner
# note: frozen after compile
import tensorflow as tf

model = tf.keras.Sequential([
    tf.keras.layers.Conv2D(32, 3, activation="relu", input_shape=(32, 32, 3)),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(10, activation="softmax"),
])
(x_train, y_train), (x_test, y_test) = tf.keras.datasets.cifar10.load_data()
model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
model.layers[0].trainable = False  # ! training/keras-trainable-after-compile
model.fit(x_train, y_train, epochs=3)
