# style: package
# note: clean; near api/autograd-variable: the variable of another library
import tensorflow as tf
import torch
from tensorflow import Variable

step = Variable(0)
weights = torch.nn.Parameter(torch.zeros(3))
print(step, weights, tf.__version__)
