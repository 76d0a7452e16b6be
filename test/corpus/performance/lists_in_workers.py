# style: package
# note: lists of Python objects in data sets that workers share, and arrays that are not copied
import json

import numpy as np
from torch.utils.data import DataLoader, Dataset


class Lines(Dataset):
    def __init__(self, path):
        self.lines = [line.strip() for line in open(path)]  # ! performance/list-in-dataset

    def __len__(self):
        return len(self.lines)

    def __getitem__(self, i):
        return self.lines[i]


class Records(Dataset):
    def __init__(self, path):
        self.records = json.load(open(path))  # ! performance/list-in-dataset

    def __len__(self):
        return len(self.records)

    def __getitem__(self, i):
        return self.records[i]


class Array(Dataset):
    def __init__(self, path):
        self.lines = np.array(open(path).readlines())

    def __len__(self):
        return len(self.lines)

    def __getitem__(self, i):
        return self.lines[i]


lines = DataLoader(Lines("a.txt"), num_workers=4)
records = DataLoader(Records("a.json"), num_workers=8)
array = DataLoader(Array("a.txt"), num_workers=8)
alone = DataLoader(Lines("b.txt"), num_workers=0)
