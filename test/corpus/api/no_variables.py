# style: package
# note: clean; near api/autograd-variable: a variable of TensorFlow
import tensorflow as tf
import torch

weights = tf.Variable(tf.zeros((3, 1)))
x = torch.randn(2, 3, requires_grad=True)
net = torch.nn.Linear(3, 1)
with torch.no_grad():
    print(net(x), weights)
