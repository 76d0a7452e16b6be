import pytorch_lightning as pl
import torch
from torch.utils.data import DataLoader, TensorDataset

from module import Regression


def test_overfits(tmp_path):
    pl.seed_everything(0)
    x = torch.randn(8, 3)
    loader = DataLoader(TensorDataset(x, x.sum(dim=1)), batch_size=8)
    model = Regression(3, rate=0.1)
    trainer = pl.Trainer(max_epochs=300, overfit_batches=1, logger=False, enable_checkpointing=False, default_root_dir=tmp_path)
    trainer.fit(model, loader)
    assert model.last.item() < 1e-3


def test_shape():
    pl.seed_everything(0)
    output = Regression(3)(torch.zeros(2, 3))
    assert output.shape == (2,)
    assert torch.isfinite(output).all()
