# style: course
# note: clean; near leakage/reshuffled-before-split: the loader itself parts the files by subset and seed
import tensorflow as tf

options = dict(validation_split=0.2, seed=7, image_size=(96, 96), batch_size=32)
train = tf.keras.utils.image_dataset_from_directory("pets", subset="training", **options)
valid = tf.keras.utils.image_dataset_from_directory("pets", subset="validation", **options)
model = tf.keras.Sequential([tf.keras.layers.Rescaling(1 / 255), tf.keras.layers.Flatten(), tf.keras.layers.Dense(2, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(train, validation_data=valid, epochs=5)
