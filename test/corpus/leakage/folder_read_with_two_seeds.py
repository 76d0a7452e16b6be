# style: course
# note: each seed orders the pictures differently, so the last fifth of one order lies in the first four fifths of the other
import tensorflow as tf

train_ds = tf.keras.utils.image_dataset_from_directory("flowers", validation_split=0.2, subset="training", seed=1, image_size=(180, 180))
val_ds = tf.keras.utils.image_dataset_from_directory("flowers", validation_split=0.2, subset="validation", seed=2, image_size=(180, 180))  # ! leakage/test-rows-in-training-set
model = tf.keras.applications.ResNet50(weights=None, classes=5)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train_ds, validation_data=val_ds, epochs=3)
