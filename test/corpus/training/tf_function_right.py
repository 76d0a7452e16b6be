# style: package
# note: clean; near training/tf-function-pitfalls: made once, kept in a variable, gathered within, or no tf.function at all
import tensorflow as tf

SCALE = 2.0
seen = tf.Variable(0)
log = []


class Dense(tf.Module):
    def __init__(self):
        self.w = None

    @tf.function
    def __call__(self, x):
        if self.w is None:
            self.w = tf.Variable(tf.random.normal([x.shape[-1], 4]))
        return x @ self.w


@tf.function
def step(x):
    seen.assign_add(1)
    parts = []
    for i in range(3):
        parts.append(x * i)
    return tf.add_n(parts) * SCALE


def factorial(n):
    return 1 if n <= 1 else n * factorial(n - 1)


def train(batches):
    global log
    log = []
    for x in batches:
        log.append(float(tf.reduce_sum(step(x))))
    return tf.Variable(0.0)
