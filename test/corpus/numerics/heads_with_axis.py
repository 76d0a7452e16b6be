# style: package
# note: clean; near numerics/softmax-implicit-dim: named, by position, by method, in SciPy and Keras
import keras
import numpy as np
import torch
import torch.nn as nn
from scipy.special import softmax

logits = torch.randn(4, 3)
print(logits.softmax(-1), torch.softmax(logits, 1), nn.Softmax(1)(logits))
print(softmax(np.array([1.0, 2.0])))
model = keras.Sequential([keras.layers.Dense(3), keras.layers.Softmax()])
options = {"dim": -1}
print(nn.functional.softmax(logits, **options))
