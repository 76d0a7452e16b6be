# style: package
# note: a helper shuffles and cuts; nothing fixes the order
import tensorflow as tf
import tensorflow_datasets as tfds


def partition(ds, count, share=0.8):
    ds = ds.shuffle(10_000, seed=12)  # ! leakage/reshuffled-before-split
    n = int(share * count)
    return ds.take(n), ds.skip(n)


flowers, info = tfds.load("tf_flowers", split="train", as_supervised=True, with_info=True)
train, test = partition(flowers, 3670)
model = tf.keras.Sequential([tf.keras.layers.Resizing(64, 64), tf.keras.layers.Flatten(), tf.keras.layers.Dense(5, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(train.batch(32), epochs=5)
print(model.evaluate(test.batch(32)))
