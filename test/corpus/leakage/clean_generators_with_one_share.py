# style: beginner
# note: clean; near leakage/test-rows-in-training-set, evaluation/augment-validation: two generators part the folder at the same place, and only one changes pictures
from tensorflow.keras.applications import VGG16
from tensorflow.keras.preprocessing.image import ImageDataGenerator

augmented = ImageDataGenerator(rescale=1 / 255.0, horizontal_flip=True, validation_split=0.2)
plain = ImageDataGenerator(rescale=1 / 255.0, validation_split=0.2)
train = augmented.flow_from_directory("cells", subset="training", seed=5)
valid = plain.flow_from_directory("cells", subset="validation", shuffle=False)
model = VGG16(weights=None, classes=3)
model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
model.fit(train, validation_data=valid, epochs=3)
