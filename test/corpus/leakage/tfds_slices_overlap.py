# style: course
# note: the last thirty percent and the first eighty share ten
import tensorflow as tf
import tensorflow_datasets as tfds

train, valid = tfds.load("cassava", split=["train[:80%]", "train[70%:]"], as_supervised=True)  # ! leakage/test-rows-in-training-set
train = train.shuffle(1000).batch(32)
valid = valid.batch(32)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(5)])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train, validation_data=valid, epochs=4)
