# style: competition
# note: codes of words by the order of a set, draws of the global generator, loaders and flags without a seed
import os

import numpy as np
import torch
from sklearn.ensemble import GradientBoostingClassifier
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(11)
words = set(open("words.txt").read().split())
index = {word: number for number, word in enumerate(words)}  # ! reproducibility/unordered-iteration
files = os.listdir("texts")  # ! reproducibility/unordered-iteration
cut = int(0.8 * len(files))
train, test = files[:cut], files[cut:]
picked = np.random.choice(len(train), 100, replace=False)  # ! reproducibility/legacy-np-random
rows = torch.zeros(100, len(index))
loader = DataLoader(TensorDataset(rows), batch_size=10, shuffle=True, num_workers=2)  # ! reproducibility/dataloader-unseeded
model = GradientBoostingClassifier()  # ! reproducibility/hyperparameters-implicit
net = torch.nn.Linear(len(index), 1)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
for (batch,) in loader:  # ! reproducibility/determinism-flag
    optimizer.zero_grad()
    net(batch).sum().backward()
    optimizer.step()
print(model, picked, test)
