# style: course
# note: clean; near leakage/test-rows-in-training-set: two parts of one folder, drawn with one seed
import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator

train = tf.keras.utils.image_dataset_from_directory("flowers", validation_split=0.2, subset="training", seed=1, image_size=(180, 180))
val = tf.keras.utils.image_dataset_from_directory("flowers", validation_split=0.2, subset="validation", seed=1, image_size=(180, 180))
model = tf.keras.applications.MobileNetV2(weights=None, classes=5)
model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train, epochs=5)
print(model.evaluate(val))

turned = ImageDataGenerator(rescale=1 / 255, rotation_range=20, validation_split=0.2)
plain = ImageDataGenerator(rescale=1 / 255, validation_split=0.2)
leaves = turned.flow_from_directory("leaves", target_size=(180, 180), subset="training")
held = plain.flow_from_directory("leaves", target_size=(180, 180), subset="validation")
other = tf.keras.applications.MobileNetV2(weights=None, classes=5)
other.compile(loss="categorical_crossentropy", metrics=["accuracy"])
other.fit(leaves, epochs=5)
print(other.evaluate(held))
