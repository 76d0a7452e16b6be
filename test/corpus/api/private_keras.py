# style: beginner
# note: keras.src, and tensorflow.python
import numpy as np
from keras.src.layers import Dense  # ! api/non-public-api
from tensorflow.python.framework import ops  # ! api/non-public-api

print(Dense(1), ops, np.zeros(1))
