# style: package
# note: clean; near skew/image-geometry-mismatch: a random crop in training and resize with centre crop in the service is the usual pair
import lightning as L
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, models

from transforms import evaluation, training


class Wood(L.LightningModule):
    def __init__(self, classes=8):
        super().__init__()
        self.net = models.convnext_tiny(num_classes=classes)

    def forward(self, x):
        return self.net(x)

    def training_step(self, batch, _):
        x, y = batch
        return nn.functional.cross_entropy(self(x), y)

    def validation_step(self, batch, _):
        x, y = batch
        self.log("val_acc", (self(x).argmax(1) == y).float().mean())

    def configure_optimizers(self):
        return torch.optim.AdamW(self.parameters(), 3e-4)


if __name__ == "__main__":
    trainer = L.Trainer(max_epochs=20)
    trainer.fit(
        Wood(),
        DataLoader(datasets.ImageFolder("wood/train", training()), 64, shuffle=True),
        DataLoader(datasets.ImageFolder("wood/valid", evaluation()), 64),
    )
    trainer.save_checkpoint("wood.ckpt")
