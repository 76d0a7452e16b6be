# style: package
# note: clean; near testing/no-learnability-test: Lightning overfits batches, so that its steps are run by the trainer
# open: testing/no-determinism-test testing/no-gradient-test testing/no-quality-gate
import pytorch_lightning as pl
import torch
from torch import nn


class Regression(pl.LightningModule):
    def __init__(self, inputs, rate=1e-2):
        super().__init__()
        self.line = nn.Linear(inputs, 1)
        self.rate = rate
        self.last = None

    def forward(self, x):
        return self.line(x).squeeze(1)

    def training_step(self, batch, index):
        x, y = batch
        self.last = torch.nn.functional.mse_loss(self(x), y)
        return self.last

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=self.rate)
