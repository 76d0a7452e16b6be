from tensorflow import keras

from prepare import table

x, y = table("parcels")
net = keras.applications.MobileNetV3Small(input_shape=(256, 256, 3), weights=None, classes=6, include_preprocessing=False)
net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(x, y, epochs=20, validation_split=0.1)
net.save("parcels.keras")
