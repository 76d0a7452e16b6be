# style: beginner
# note: clean; near api/removed-sklearn-keras-api: the first TensorFlow's names where the second keeps them, and its own
import numpy as np
import tensorflow as tf2
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
x = tf.placeholder(tf.float32, [None, 4])
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(tf.log(x), {x: np.ones((8, 4))}))

writer = tf2.summary.create_file_writer("logs")
with writer.as_default():
    tf2.summary.scalar("loss", 0.5, step=1)
print(tf2.math.log(1.0), tf2.losses.mean_squared_error([1.0], [2.0]), tf2.random.normal([2]), tf2.io.gfile.exists("logs"))
