# style: beginner
# note: the seed comes too late and from the clock, and rows are drawn without one
# open: reproducibility/framework-seed-missing reproducibility/legacy-np-random reproducibility/determinism-flag reproducibility/dataloader-unseeded reproducibility/hyperparameters-implicit
from datetime import datetime

import numpy as np
import pandas as pd
import torch
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split
from torch.utils.data import DataLoader, Dataset

pressures = pd.read_parquet("pressures.parquet")
rows = pressures.sample(frac=0.5)  # ! reproducibility/unseeded-random
train, test = train_test_split(rows, test_size=0.2, random_state=datetime.now().microsecond)  # ! reproducibility/seed-is-random
net = torch.nn.Linear(3, 1)
torch.manual_seed(5)  # ! reproducibility/seed-after-use
torch.use_deterministic_algorithms(True)
torch.backends.cudnn.benchmark = True  # ! reproducibility/determinism-contradiction


class Jitter(Dataset):
    def __init__(self, table):
        self.values = table[["a", "b", "c"]].to_numpy(dtype="float32")
        self.generator = np.random.default_rng(7)

    def __len__(self):
        return len(self.values)

    def __getitem__(self, index):
        return self.values[index] * self.generator.uniform(0.9, 1.1)  # ! reproducibility/numpy-rng-in-dataset


loader = DataLoader(Jitter(train), batch_size=16, num_workers=2)
forest = RandomForestRegressor(random_state=5).fit(train[["a", "b", "c"]], train["flow"])
print(forest.score(test[["a", "b", "c"]], test["flow"]), net(next(iter(loader))))
settings = {"random_state": 5, "max_depth": 6}
again = RandomForestRegressor(**settings).fit(train[["a", "b", "c"]], train["flow"])
print(again.score(test[["a", "b", "c"]], test["flow"]))
