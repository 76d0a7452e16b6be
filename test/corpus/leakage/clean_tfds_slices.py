# style: course
# note: clean; near leakage/test-rows-in-training-set, leakage/reshuffled-before-split: the slices touch, and each is shuffled for itself
import tensorflow as tf
import tensorflow_datasets as tfds

(train, valid), info = tfds.load("cassava", split=["train[:80%]", "train[80%:]"], as_supervised=True, with_info=True)
print(info.features)
train = train.shuffle(1000).batch(32)
valid = valid.batch(32)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(5)])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train, validation_data=valid, epochs=4)
