# style: course
# note: the loader shuffles anew in each epoch by default, and the parts are cut from that
import tensorflow as tf

leaves = tf.keras.preprocessing.image_dataset_from_directory("leaves", image_size=(128, 128), batch_size=32)  # ! leakage/reshuffled-before-split
train_ds = leaves.take(50)
rest = leaves.skip(50)
val_ds = rest.take(6)
test_ds = rest.skip(6)
model = tf.keras.Sequential([tf.keras.layers.Rescaling(1 / 255), tf.keras.layers.Conv2D(16, 3), tf.keras.layers.GlobalAveragePooling2D(), tf.keras.layers.Dense(3)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train_ds, validation_data=val_ds, epochs=10)
print(model.evaluate(test_ds))
