# style: course
# note: clean; near leakage/tune-on-test: the round is kept by a part of the training pictures
from tensorflow import keras

(x_train, y_train), (x_test, y_test) = keras.datasets.fashion_mnist.load_data()
x_valid, y_valid = x_train[50000:], y_train[50000:]
x_train, y_train = x_train[:50000], y_train[:50000]
model = keras.Sequential([keras.layers.Rescaling(1 / 255.0), keras.layers.Flatten(), keras.layers.Dense(10)])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
keep = keras.callbacks.ModelCheckpoint("best.keras", save_best_only=True)
model.fit(x_train, y_train, epochs=20, validation_data=(x_valid, y_valid), callbacks=[keep])
best = keras.models.load_model("best.keras")
print(best.evaluate(x_test, y_test))
