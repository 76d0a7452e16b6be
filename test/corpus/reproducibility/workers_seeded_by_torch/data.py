# style: package
# note: clean; near reproducibility/numpy-rng-in-dataset: this PyTorch seeds NumPy in each worker
# open: reproducibility/legacy-np-random
import numpy as np
from torch.utils.data import DataLoader, Dataset


class Noisy(Dataset):
    def __init__(self, signals):
        self.signals = signals

    def __len__(self):
        return len(self.signals)

    def __getitem__(self, i):
        return self.signals[i] + np.random.normal(size=self.signals[i].shape)


loader = DataLoader(Noisy(np.zeros((9, 3))), num_workers=2)
