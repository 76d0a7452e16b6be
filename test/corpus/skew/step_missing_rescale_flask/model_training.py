# style: beginner
# note: training divides the pixels by 255, the web page does not
from tensorflow.keras import layers, models
from tensorflow.keras.preprocessing.image import ImageDataGenerator

train_datagen = ImageDataGenerator(rescale=1.0 / 255, horizontal_flip=True, zoom_range=0.2)
test_datagen = ImageDataGenerator(rescale=1.0 / 255)

training_set = train_datagen.flow_from_directory("cells/train", target_size=(128, 128), batch_size=32, class_mode="binary")
test_set = test_datagen.flow_from_directory("cells/test", target_size=(128, 128), batch_size=32, class_mode="binary", shuffle=False)

model = models.Sequential([
    layers.Conv2D(16, 3, activation="relu", input_shape=(128, 128, 3)),
    layers.MaxPooling2D(),
    layers.Conv2D(32, 3, activation="relu"),
    layers.MaxPooling2D(),
    layers.Flatten(),
    layers.Dense(64, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(training_set, epochs=10)
print(model.evaluate(test_set))
model.save("malaria.h5")
