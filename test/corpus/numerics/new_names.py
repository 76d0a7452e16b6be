# style: competition
# note: clean; near numerics/removed-numpy-api
import numpy as np
import pandas as pd
import torch

train = pd.read_csv("train.csv")
ages = train["age"].to_numpy().astype(np.float64)
mask = np.zeros(len(train), dtype=bool)
cells = np.prod(train.shape)
known = np.isin(train["city"], ["Rome", "Oslo"])
worst = np.inf
x = torch.zeros(3, dtype=torch.float)
