# style: package
# note: clean; near leakage/fit-before-split: the rows are parted first, and the scaler sees the training rows alone
import pandas as pd
import pytorch_lightning as pl
import torch
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch.utils.data import DataLoader, TensorDataset


class Loads(pl.LightningDataModule):
    def __init__(self, path: str, batch_size: int = 32):
        super().__init__()
        self.path = path
        self.batch_size = batch_size
        self.scaler = StandardScaler()

    def setup(self, stage=None):
        frame = pd.read_csv(self.path)
        train, val = train_test_split(frame, test_size=0.2, random_state=0)
        X = self.scaler.fit_transform(train.drop(columns="load"))
        self.train = TensorDataset(torch.tensor(X), torch.tensor(train["load"].values))
        X_val = self.scaler.transform(val.drop(columns="load"))
        self.val = TensorDataset(torch.tensor(X_val), torch.tensor(val["load"].values))

    def train_dataloader(self):
        return DataLoader(self.train, self.batch_size, shuffle=True)

    def val_dataloader(self):
        return DataLoader(self.val, self.batch_size)
