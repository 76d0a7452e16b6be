# style: package
# note: clean; near performance/list-in-dataset, performance/loader-workers, performance/zero-grad-to-none: an array of offsets beside a memory map, loaders with workers or of tensors in memory, and gradients that are let go
import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset, TensorDataset


class Records(Dataset):
    def __init__(self, path, offsets_path):
        self.bytes = np.memmap(path, mode="r")
        self.offsets = np.load(offsets_path)
        self.names = ["length", "text"]

    def __len__(self):
        return len(self.offsets) - 1

    def __getitem__(self, index):
        piece = self.bytes[self.offsets[index]:self.offsets[index + 1]]
        return torch.from_numpy(np.array(piece)).float()


class Small(Dataset):
    def __init__(self, rows):
        self.rows = [row for row in rows if row is not None]

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, index):
        return self.rows[index]


def train(path, offsets, rows, model, epochs):
    big = DataLoader(Records(path, offsets), batch_size=64, shuffle=True, num_workers=8, pin_memory=True)
    small = DataLoader(Small(rows), batch_size=8, num_workers=0)
    cached = DataLoader(TensorDataset(torch.zeros(100, 8), torch.zeros(100)), batch_size=20, shuffle=True)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
    for _ in range(epochs):
        for batch in big:
            optimizer.zero_grad(set_to_none=True)
            model(batch).mean().backward()
            optimizer.step()
    return small, cached
