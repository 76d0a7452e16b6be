# style: course
# note: spectra put below one another in a loop, lines kept as a list for eight workers
# open: performance/zero-grad-to-none
import numpy as np
from torch.utils.data import DataLoader, Dataset


class Lines(Dataset):
    def __init__(self, path):
        self.lines = [line.split(";") for line in open(path)]  # ! performance/list-in-dataset

    def __len__(self):
        return len(self.lines)

    def __getitem__(self, index):
        return np.array(self.lines[index], dtype="float32")


loader = DataLoader(Lines("spectra.txt"), batch_size=128, num_workers=8)
plain = DataLoader(Lines("plain.txt"), batch_size=128)  # ! performance/loader-workers
spectra = np.empty((0, 512))
for batch in loader:
    spectra = np.vstack([spectra, np.abs(np.fft.rfft(batch.numpy()))])  # ! performance/tensor-cat-in-loop
print(spectra.mean(axis=0), len(plain))
