# style: course
# note: the round that does best on the test pictures is kept in a file, read again and scored on them
from tensorflow import keras

(x_train, y_train), (x_test, y_test) = keras.datasets.fashion_mnist.load_data()
model = keras.Sequential([keras.layers.Rescaling(1 / 255.0), keras.layers.Flatten(), keras.layers.Dense(10)])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
keep = keras.callbacks.ModelCheckpoint("best.keras", save_best_only=True)
model.fit(x_train, y_train, epochs=20, validation_data=(x_test, y_test), callbacks=[keep])  # ! leakage/tune-on-test
best = keras.models.load_model("best.keras")
print(best.evaluate(x_test, y_test))
