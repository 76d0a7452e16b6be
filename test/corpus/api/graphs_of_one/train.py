# style: beginner
# note: written for the first TensorFlow, and the second is installed; each name is told once
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 4])  # ! api/removed-sklearn-keras-api
y = tf.placeholder(tf.float32, [None, 1])
w = tf.get_variable("w", [4, 1])  # ! api/removed-sklearn-keras-api
cost = tf.reduce_mean(tf.square(tf.matmul(x, w) - y))
step = tf.train.AdamOptimizer(0.01).minimize(cost)  # ! api/removed-sklearn-keras-api

with tf.Session() as sess:  # ! api/removed-sklearn-keras-api
    sess.run(tf.global_variables_initializer())  # ! api/removed-sklearn-keras-api
    for _ in range(100):
        sess.run(step, {x: np.ones((8, 4)), y: np.ones((8, 1))})
    print(sess.run(tf.log(cost), {x: np.ones((8, 4)), y: np.ones((8, 1))}))  # ! api/removed-sklearn-keras-api
