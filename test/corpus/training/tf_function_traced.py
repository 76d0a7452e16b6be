# style: course
# note: a recursion, a variable made in each call, a list and a global that are written while tracing
import tensorflow as tf

log = []
steps = 0


@tf.function
def factorial(n):
    if n <= 1:
        return 1
    return n * factorial(n - 1)  # ! training/tf-function-pitfalls


@tf.function
def train_step(model, x, y):
    global steps
    steps += 1  # ! training/tf-function-pitfalls
    momentum = tf.Variable(0.9)  # ! training/tf-function-pitfalls
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x) - y) ** 2)
    gradients = tape.gradient(loss, model.trainable_variables)
    log.append(loss)  # ! training/tf-function-pitfalls
    model.optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss * momentum
