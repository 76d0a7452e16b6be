# style: package
# note: clean; near leakage/reshuffled-before-split: the shards are counted out first, and the training shards are shuffled afterwards
import tensorflow as tf


def parse(example):
    parsed = tf.io.parse_single_example(example, {"x": tf.io.FixedLenFeature([8], tf.float32), "y": tf.io.FixedLenFeature([], tf.float32)})
    return parsed["x"], parsed["y"]


stream = tf.data.TFRecordDataset("loads.tfrecord").map(parse)
test = stream.shard(num_shards=5, index=0).batch(32)
train = stream.shard(num_shards=5, index=1).shuffle(10_000).batch(32)
model = tf.keras.Sequential([tf.keras.layers.Dense(16, activation="relu"), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(train, epochs=5)
print(model.evaluate(test))
