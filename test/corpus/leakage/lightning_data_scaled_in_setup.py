# style: package
# note: the data module scales all rows and then parts them; the model stands in another project
import pandas as pd
import pytorch_lightning as pl
import torch
from sklearn.preprocessing import StandardScaler
from torch.utils.data import DataLoader, TensorDataset, random_split


class Loads(pl.LightningDataModule):
    def __init__(self, path: str, batch_size: int = 32):
        super().__init__()
        self.path = path
        self.batch_size = batch_size

    def setup(self, stage=None):
        frame = pd.read_csv(self.path)
        X = StandardScaler().fit_transform(frame.drop(columns="load"))  # ! leakage/fit-before-split
        rows = TensorDataset(torch.tensor(X), torch.tensor(frame["load"].values))
        count = int(0.8 * len(rows))
        self.train, self.val = random_split(rows, [count, len(rows) - count], generator=torch.Generator().manual_seed(0))

    def train_dataloader(self):
        return DataLoader(self.train, self.batch_size, shuffle=True)

    def val_dataloader(self):
        return DataLoader(self.val, self.batch_size)
