# style: package
# note: load_from_checkpoint leaves the dropout active
import lightning as L
import pandas as pd
import torch
from lightning.pytorch.callbacks import ModelCheckpoint
from torch.utils.data import DataLoader, TensorDataset

from model import Rating

ratings = pd.read_csv("ratings.csv")
data = TensorDataset(
    torch.tensor(ratings["user"].to_numpy()), torch.tensor(ratings["item"].to_numpy()), torch.tensor(ratings["stars"].to_numpy(), dtype=torch.float32)
)
keep = ModelCheckpoint(dirpath="checkpoints", filename="rating")
trainer = L.Trainer(max_epochs=10, callbacks=[keep])
trainer.fit(Rating(), DataLoader(data, batch_size=1024, shuffle=True))
