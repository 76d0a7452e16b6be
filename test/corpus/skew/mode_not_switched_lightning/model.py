import lightning as L
import torch
from torch import nn


class Rating(L.LightningModule):
    def __init__(self, users=1000, items=5000, width=64, dropout=0.25):
        super().__init__()
        self.save_hyperparameters()
        self.users = nn.Embedding(users, width)
        self.items = nn.Embedding(items, width)
        self.head = nn.Sequential(nn.Linear(2 * width, width), nn.ReLU(), nn.Dropout(dropout), nn.Linear(width, 1))

    def forward(self, user, item):
        return self.head(torch.cat([self.users(user), self.items(item)], dim=-1)).squeeze(-1)

    def training_step(self, batch, index):
        user, item, stars = batch
        return nn.functional.mse_loss(self(user, item), stars)

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters())
