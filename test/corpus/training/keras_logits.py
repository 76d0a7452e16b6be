# style: beginner
# note: softmax, and a loss that is told of scores; no activation, and a loss that is not
import tensorflow as tf

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()

twice = tf.keras.models.Sequential([
    tf.keras.layers.Flatten(input_shape=(28, 28)),
    tf.keras.layers.Dense(128, activation="relu"),
    tf.keras.layers.Dense(10, activation="softmax"),
])
twice.compile(optimizer="adam",
              loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),  # ! training/from-logits-mismatch
              metrics=["accuracy"])
twice.fit(x_train, y_train, epochs=5)

bare = tf.keras.Sequential()
bare.add(tf.keras.layers.Flatten(input_shape=(28, 28)))
bare.add(tf.keras.layers.Dense(10))
bare.compile(optimizer="adam", loss="sparse_categorical_crossentropy")  # ! training/from-logits-mismatch
bare.fit(x_train, y_train, epochs=5)
