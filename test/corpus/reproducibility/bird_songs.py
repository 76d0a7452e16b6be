# style: competition
# note: seeds from the clock, a benchmark that undoes what is asked for, noise that is the same in each worker
# open: reproducibility/dataloader-unseeded reproducibility/determinism-flag reproducibility/framework-seed-missing reproducibility/legacy-np-random
import os
import time

import numpy as np
import torch
from sklearn.model_selection import StratifiedKFold, train_test_split
from torch.utils.data import DataLoader, Dataset

seed = int(time.time()) % 10000
torch.manual_seed(seed)  # ! reproducibility/seed-is-random
torch.backends.cudnn.benchmark = True  # ! reproducibility/determinism-contradiction
torch.backends.cudnn.deterministic = True


class Songs(Dataset):
    def __init__(self, folder):
        self.files = sorted(os.listdir(folder))
        self.noise = np.random.RandomState(3)

    def __len__(self):
        return len(self.files)

    def __getitem__(self, index):
        song = np.load(self.files[index])
        start = self.noise.randint(0, len(song) - 100)  # ! reproducibility/numpy-rng-in-dataset
        return torch.from_numpy(song[start : start + 100])


birds = list({name.split("-")[0] for name in os.listdir("songs")})  # ! reproducibility/unordered-iteration
codes = {bird: code for code, bird in enumerate(birds)}
folds = StratifiedKFold(5, shuffle=True, random_state=os.getpid())  # ! reproducibility/seed-is-random
loader = DataLoader(Songs("songs"), batch_size=8, num_workers=6)
print(codes, folds, next(iter(loader)).shape)
