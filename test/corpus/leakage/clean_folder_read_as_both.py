# style: course
# note: clean; near leakage/test-rows-in-training-set: one call gives both parts, and the second folder is read as it lies
import tensorflow as tf

train_ds, val_ds = tf.keras.utils.image_dataset_from_directory("flowers", validation_split=0.2, subset="both", seed=3, image_size=(180, 180))
test_ds = tf.keras.utils.image_dataset_from_directory("flowers_of_june", shuffle=False, image_size=(180, 180))
model = tf.keras.applications.ResNet50(weights=None, classes=5)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train_ds, validation_data=val_ds, epochs=3)
print(model.evaluate(test_ds))
