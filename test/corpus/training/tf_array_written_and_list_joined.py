# style: package
# note: clean; near training/tensor-grown-in-loop: pieces go into a list or a TensorArray, and a tensor that is joined in a loop is another one each time
import tensorflow as tf


@tf.function
def roll_out(cell, state, steps):
    outputs = tf.TensorArray(tf.float32, size=steps)
    for t in tf.range(steps):
        output, state = cell(outputs.size() * 0 + tf.zeros([1], tf.int32), state)
        outputs = outputs.write(t, output)
    return outputs.stack()


def features_of(model, batches):
    pieces = []
    for images, masks in batches:
        both = tf.concat([images, masks], axis=-1)
        pieces.append(model(both, training=False))
    return tf.concat(pieces, axis=0)


def pyramid(levels):
    joined = []
    for finer, coarser in zip(levels[:-1], levels[1:]):
        larger = tf.image.resize(coarser, tf.shape(finer)[1:3])
        joined.append(tf.concat([finer, larger], axis=-1))
    return joined
