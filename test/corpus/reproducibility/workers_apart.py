# style: package
# note: clean; near reproducibility/numpy-rng-in-dataset: torch draws, no workers, draws that are made beforehand
# open: reproducibility/legacy-np-random
import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset


class Crops(Dataset):
    def __init__(self, images):
        self.images = images
        self.offsets = np.random.default_rng(0).integers(0, 8, len(images))

    def __len__(self):
        return len(self.images)

    def __getitem__(self, i):
        x = torch.randint(0, 8, (1,)).item()
        return self.images[i][:, x:x + 8], self.offsets[i]


class Single(Dataset):
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return np.random.rand(3)


class Late(Dataset):
    def __init__(self, rows):
        self.rows = rows
        self.random = None

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        if self.random is None:
            self.random = np.random.default_rng(torch.utils.data.get_worker_info().seed)
        return self.rows[i] + self.random.uniform(-1, 1)


loader = DataLoader(Crops(torch.zeros(9, 3, 16)), num_workers=4)
single = DataLoader(Single(), num_workers=0)
late = DataLoader(Late(np.zeros((9, 3))), num_workers=2)
