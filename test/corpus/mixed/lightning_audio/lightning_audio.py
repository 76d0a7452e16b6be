# style: package
# note: a Lightning module with log-softmax before cross entropy, an attribute written in forward that is a graph, a hook of old, and a layer made in forward
import lightning as L
import torch
import torch.nn.functional as F
import torchaudio
from torch import nn
from torch.utils.data import DataLoader


class Keyword(L.LightningModule):
    def __init__(self, classes: int, lr: float = 1e-3):
        super().__init__()
        self.save_hyperparameters()
        self.mel = torchaudio.transforms.MelSpectrogram(sample_rate=16000, n_mels=64)
        self.conv = nn.Sequential(nn.Conv2d(1, 32, 3, stride=2), nn.BatchNorm2d(32), nn.ReLU(), nn.Conv2d(32, 64, 3, stride=2), nn.ReLU())
        self.head = nn.Linear(64, classes)

    def forward(self, waves: torch.Tensor) -> torch.Tensor:
        spectrum = torch.log(self.mel(waves) + 1e-6).unsqueeze(1)
        features = self.conv(spectrum).mean(dim=(2, 3))
        features = nn.LayerNorm(64).to(features.device)(features)  # ! training/module-built-in-forward
        return F.log_softmax(self.head(features), dim=-1)

    def training_step(self, batch, index):
        waves, labels = batch
        loss = F.cross_entropy(self(waves), labels)  # ! training/softmax-before-cross-entropy
        self.log("train_loss", loss)
        return loss

    def validation_step(self, batch, index):
        waves, labels = batch
        scores = self(waves)
        self.log("val_acc", (scores.argmax(dim=-1) == labels).float().mean(), prog_bar=True)
        return F.nll_loss(scores, labels)

    def validation_epoch_end(self, outputs):  # ! api/removed-sklearn-keras-api
        self.log("val_loss", torch.stack(outputs).mean())

    def configure_optimizers(self):
        optimizer = torch.optim.AdamW(self.parameters(), lr=self.hparams.lr)
        scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, patience=2)
        return {"optimizer": optimizer, "lr_scheduler": {"scheduler": scheduler, "monitor": "val_loss"}}


def main(train_set, valid_set):
    L.seed_everything(5, workers=True)
    model = Keyword(classes=35)
    trainer = L.Trainer(max_epochs=20, accelerator="auto", gradient_clip_val=1.0, deterministic=True)
    trainer.fit(
        model,
        DataLoader(train_set, batch_size=64, shuffle=True, num_workers=4),
        DataLoader(valid_set, batch_size=256, num_workers=4),
    )
    return trainer
