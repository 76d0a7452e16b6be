# style: course
# note: clean; near leakage/tune-on-test: every epoch is saved, none is chosen, and the learning rate follows a plan
from tensorflow import keras

(x_train, y_train), (x_test, y_test) = keras.datasets.fashion_mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0
net = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10, activation="softmax")])
net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
saver = keras.callbacks.ModelCheckpoint("epoch-{epoch}.keras")
plan = keras.callbacks.LearningRateScheduler(lambda epoch: 1e-3 * 0.9**epoch)
net.fit(x_train, y_train, epochs=10, validation_data=(x_test, y_test), callbacks=[saver, plan])
print(net.evaluate(x_test, y_test))
