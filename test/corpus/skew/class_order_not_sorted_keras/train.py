# style: beginner
# note: folders are numbered by sorted(), capitals first; the list of the app has another order
import tensorflow as tf
from tensorflow.keras import layers
from tensorflow.keras.preprocessing.image import ImageDataGenerator

# potato/healthy, potato/Early_blight, potato/Late_blight
generator = ImageDataGenerator(rescale=1 / 255.0, validation_split=0.2)
train = generator.flow_from_directory("potato", target_size=(200, 200), subset="training", classes=None)
valid = generator.flow_from_directory("potato", target_size=(200, 200), subset="validation", shuffle=False)

model = tf.keras.Sequential([
    layers.Input((200, 200, 3)),
    layers.Conv2D(32, 3, activation="relu"),
    layers.MaxPool2D(),
    layers.Conv2D(64, 3, activation="relu"),
    layers.GlobalMaxPool2D(),
    layers.Dense(3, activation="softmax"),
])
model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
model.fit(train, validation_data=valid, epochs=15)
model.save("potato.h5")
