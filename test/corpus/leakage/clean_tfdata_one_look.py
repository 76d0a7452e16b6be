# style: course
# note: clean; near leakage/reshuffled-before-split: take only looks at a batch; training and test come apart
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.cifar10.load_data()
train = tf.data.Dataset.from_tensor_slices((x_train, y_train)).shuffle(50_000).batch(64)
test = tf.data.Dataset.from_tensor_slices((x_test, y_test)).batch(64)
for images, labels in train.take(1):
    print(images.shape, labels.shape)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(train, epochs=3)
print(model.evaluate(test))
