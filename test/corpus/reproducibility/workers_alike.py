# style: package
# note: workers draw the same numbers
import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset


class Crops(Dataset):
    def __init__(self, images):
        self.images = images

    def __len__(self):
        return len(self.images)

    def __getitem__(self, i):
        x = np.random.randint(0, 8)  # ! reproducibility/numpy-rng-in-dataset
        if np.random.rand() < 0.5:  # ! reproducibility/numpy-rng-in-dataset
            return self.images[i][:, x:x + 8].flip(-1)
        return self.images[i][:, x:x + 8]


class Noisy(Dataset):
    def __init__(self, signals):
        self.signals = signals

    def __len__(self):
        return len(self.signals)

    def __getitem__(self, i):
        return self.signals[i] + np.random.normal(size=self.signals[i].shape)  # ! reproducibility/numpy-rng-in-dataset


class Shifted(Dataset):
    def __init__(self, rows, seed=0):
        self.rows = rows
        self.random = np.random.RandomState(seed)

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        return self.rows[i] + self.random.uniform(-1, 1)  # ! reproducibility/numpy-rng-in-dataset


loader = DataLoader(Crops(torch.zeros(9, 3, 16)), num_workers=4)
noisy = DataLoader(Noisy(np.zeros((9, 3))), num_workers=2)
shifted = DataLoader(Shifted(np.zeros((9, 3))), num_workers=2)
