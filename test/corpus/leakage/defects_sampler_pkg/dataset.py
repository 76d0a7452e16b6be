# style: package
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split

from balance import balance


class PartsDataset:
    def __init__(self, path, label="defect", seed=0):
        table = pd.read_csv(path)
        self.y = table.pop(label).to_numpy()
        self.X = table.to_numpy(dtype=np.float32)
        self.seed = seed

    def split(self, test_size=0.2):
        X, y = balance(self.X, self.y, seed=self.seed)
        return train_test_split(X, y, test_size=test_size, random_state=self.seed)
