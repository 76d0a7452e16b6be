# style: competition
# note: an own Dataset and collate function that only training runs
# open: testing/untested-feature-code testing/no-determinism-test testing/no-edge-case-test
import numpy as np
import torch
from torch.utils.data import Dataset


def normalise(signal):
    return (signal - signal.mean()) / (signal.std() + 1e-6)


class Windows(Dataset):  # ! testing/no-dataset-test@data
    def __init__(self, signals, labels, width):
        self.signals = signals
        self.labels = labels
        self.width = width

    def __len__(self):  # ! testing/no-dataset-test@data
        return sum(len(signal) // self.width for signal in self.signals)

    def __getitem__(self, index):  # ! testing/no-dataset-test@data
        for signal, label in zip(self.signals, self.labels):
            count = len(signal) // self.width
            if index < count:
                window = signal[index * self.width : (index + 1) * self.width]
                return torch.tensor(normalise(np.asarray(window)), dtype=torch.float32), label
            index -= count
        raise IndexError(index)


def collate(samples):  # ! testing/no-dataset-test@data
    windows, labels = zip(*samples)
    return torch.stack(windows).unsqueeze(1), torch.tensor(labels)
