# style: package
# note: hooks and arguments of Lightning 1, and of XGBoost before 2.1
import pytorch_lightning as pl
import torch
from xgboost import XGBClassifier


class Net(pl.LightningModule):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(4, 1)

    def training_step(self, batch, _):
        x, y = batch
        return torch.nn.functional.mse_loss(self.layer(x), y)

    def training_epoch_end(self, outputs):  # ! api/removed-sklearn-keras-api
        print(len(outputs))

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters())


trainer = pl.Trainer(gpus=1, max_epochs=3)  # ! api/removed-sklearn-keras-api
model = XGBClassifier()
model.fit([[0], [1]], [0, 1], early_stopping_rounds=5)  # ! api/removed-sklearn-keras-api
