# style: package
# note: clean; near skew/artifact-mismatch: the untrained encoder is kept so that each experiment starts from the same weights
from tensorflow import keras
from tensorflow.keras.layers import Conv2D, Dense, Flatten

(x_train, y_train), (x_test, y_test) = keras.datasets.cifar10.load_data()
encoder = keras.Sequential([Conv2D(32, 3, activation="relu", input_shape=(32, 32, 3)), Flatten()])
encoder.save_weights("first.h5")

encoder.load_weights("first.h5")
classifier = keras.Sequential([encoder, Dense(10, activation="softmax")])
classifier.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
classifier.fit(x_train / 255, y_train, epochs=5, validation_split=0.1)
classifier.save("classifier.keras")
