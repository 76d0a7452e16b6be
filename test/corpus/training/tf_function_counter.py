# style: package
# note: a counter that counts traces, and weights that are made anew
import tensorflow as tf

calls = 0
norms = []


@tf.function(input_signature=[tf.TensorSpec([None], tf.float32)])
def normalise(x):
    global calls
    calls = calls + 1  # ! training/tf-function-pitfalls
    norms.append(tf.norm(x))  # ! training/tf-function-pitfalls
    return x / tf.norm(x)


class Layer(tf.Module):
    @tf.function
    def __call__(self, x):
        weights = tf.Variable(tf.ones([3, 3]))  # ! training/tf-function-pitfalls
        return x @ weights
