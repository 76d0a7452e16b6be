# style: beginner
# note: seeds that are random themselves, or come too late
import random
import time

import numpy as np
import pandas as pd
import torch
from sklearn.model_selection import train_test_split
from torch import nn

data = pd.read_csv("data.csv")
train, test = train_test_split(data, random_state=int(time.time()))  # ! reproducibility/seed-is-random
seed = random.randint(0, 10000)
train, valid = train_test_split(train, random_state=seed)  # ! reproducibility/seed-is-random
net = nn.Linear(10, 2)
torch.manual_seed(0)  # ! reproducibility/seed-after-use
print(net(torch.randn(4, 10)))
order = np.random.permutation(len(data))
np.random.seed(int(time.time()))  # ! reproducibility/seed-is-random reproducibility/seed-after-use
shuffled = data.iloc[order]
