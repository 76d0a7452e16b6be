# style: course
# note: clean; near skew/step-mismatch: Rescaling is a layer of the saved model, so the app must not divide
import tensorflow as tf
from tensorflow.keras import layers

train = tf.keras.utils.image_dataset_from_directory("pets", validation_split=0.2, subset="training", seed=9, image_size=(160, 160))
valid = tf.keras.utils.image_dataset_from_directory("pets", validation_split=0.2, subset="validation", seed=9, image_size=(160, 160))

model = tf.keras.Sequential([
    layers.RandomFlip("horizontal"),
    layers.RandomRotation(0.1),
    layers.Rescaling(1.0 / 255),
    layers.Conv2D(32, 3, activation="relu"),
    layers.MaxPooling2D(),
    layers.Conv2D(64, 3, activation="relu"),
    layers.GlobalAveragePooling2D(),
    layers.Dropout(0.3),
    layers.Dense(1, activation="sigmoid"),
])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(train.prefetch(2), validation_data=valid.prefetch(2), epochs=12)
model.save("pets.keras")
