# style: package
# note: shards are counted out of a stream that is shuffled anew in every epoch
import tensorflow as tf


def parse(example):
    parsed = tf.io.parse_single_example(example, {"x": tf.io.FixedLenFeature([8], tf.float32), "y": tf.io.FixedLenFeature([], tf.float32)})
    return parsed["x"], parsed["y"]


stream = tf.data.TFRecordDataset("loads.tfrecord").map(parse)
stream = stream.shuffle(10_000)  # ! leakage/reshuffled-before-split
test = stream.shard(num_shards=5, index=0).batch(32)
train = stream.shard(num_shards=5, index=1).batch(32)
model = tf.keras.Sequential([tf.keras.layers.Dense(16, activation="relu"), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(train, epochs=5)
print(model.evaluate(test))
