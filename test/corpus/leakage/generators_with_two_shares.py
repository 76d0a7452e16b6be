# style: beginner
# note: one generator leaves a tenth out, the other one judges on the last three tenths
from tensorflow.keras.applications import VGG16
from tensorflow.keras.preprocessing.image import ImageDataGenerator

augmented = ImageDataGenerator(rescale=1 / 255.0, horizontal_flip=True, validation_split=0.1)
plain = ImageDataGenerator(rescale=1 / 255.0, validation_split=0.3)
train = augmented.flow_from_directory("cells", subset="training")
valid = plain.flow_from_directory("cells", subset="validation")  # ! leakage/test-rows-in-training-set
model = VGG16(weights=None, classes=3)
model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
model.fit(train, validation_data=valid, epochs=3)
