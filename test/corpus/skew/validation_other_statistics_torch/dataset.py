import pandas as pd
import torch
from torch.utils.data import Dataset

SENSORS = ["s1", "s2", "s3", "s4", "s5", "s6"]


class SensorFrame(Dataset):
    def __init__(self, table):
        self.x = torch.tensor(table[SENSORS].to_numpy(), dtype=torch.float32)
        self.y = torch.tensor(table["failure"].to_numpy(), dtype=torch.float32)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, index):
        return self.x[index], self.y[index]


def read(path):
    return pd.read_csv(path).dropna(subset=SENSORS)
