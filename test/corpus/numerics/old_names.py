# style: competition
# note: names that NumPy has lost
import numpy as np
import pandas as pd

train = pd.read_csv("train.csv")
ages = train["age"].to_numpy().astype(np.float)  # ! numerics/removed-numpy-api
mask = np.zeros(len(train), dtype=np.bool8)  # ! numerics/removed-numpy-api
cells = np.product(train.shape)  # ! numerics/removed-numpy-api
known = np.in1d(train["city"], ["Rome", "Oslo"])  # ! numerics/removed-numpy-api
worst = np.Inf  # ! numerics/removed-numpy-api
