import assert from 'node:assert/strict';
import { untested, waysTo } from './support';

describe('frameworks that tests start run the code', () => {
  it('scikit-learn: the steps of a pipeline, in unions and searches', async () => {
    const files = {
      'steps.py': 'from sklearn.base import BaseEstimator, TransformerMixin\nfrom sklearn.compose import ColumnTransformer\nfrom sklearn.pipeline import Pipeline\nfrom sklearn.preprocessing import FunctionTransformer\n' +
        'def log(x): return x\nclass Fill(BaseEstimator, TransformerMixin):\n    def __init__(self, value=0): self.value = value\n    def fit(self, X, y=None): return self\n    def transform(self, X): return self.filled(X)\n    def filled(self, X): return X\n    def inverse_transform(self, X): return X\n' +
        'def build(model): return Pipeline([("c", ColumnTransformer([("f", Fill(1), ["a"])])), ("l", FunctionTransformer(log)), ("m", model)])\n',
      'test_steps.py': 'from sklearn.linear_model import Ridge\nfrom sklearn.model_selection import GridSearchCV\nfrom steps import build\ndef test_fit():\n    search = GridSearchCV(build(Ridge()), {"m__alpha": [1]}).fit([[1]], [1])\n    assert search.best_score_ > 0\n',
    };
    assert.deepEqual(await untested(files), ['Fill.inverse_transform']);
  });

  it('PyTorch: a network that is called, a data set in a loader', async () => {
    const files = {
      'net.py': 'import torch\nfrom torch import nn\nfrom torch.utils.data import Dataset\nclass Block(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.line = nn.Linear(1, 1)\n    def forward(self, x): return self.line(x)\n    def export(self): return 1\nclass Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.block = Block()\n    def forward(self, x): return self.block(x)\n' +
        'class Rows(Dataset):\n    def __len__(self): return 2\n    def __getitem__(self, i): return self.read(i)\n    def read(self, i): return i\ndef collate(rows): return rows\n',
      'test_net.py': 'import torch\nfrom torch.utils.data import DataLoader\nfrom net import Net, Rows, collate\ndef test_net():\n    for batch in DataLoader(Rows(), batch_size=2, collate_fn=collate):\n        assert Net()(batch).shape == (2, 1)\n',
    };
    assert.deepEqual(await untested(files), ['Block.export']);
  });

  it('Lightning: the module and the data module of a trainer', async () => {
    const files = {
      'module.py': 'import lightning.pytorch as pl\nimport torch\nclass Net(pl.LightningModule):\n    def __init__(self):\n        super().__init__()\n        self.line = torch.nn.Linear(1, 1)\n    def forward(self, x): return self.line(x)\n    def training_step(self, batch, i): return self.loss(batch)\n    def loss(self, batch): return self(batch).sum()\n    def configure_optimizers(self): return torch.optim.SGD(self.parameters())\n    def to_onnx_file(self): return 1\n' +
        'class Data(pl.LightningDataModule):\n    def setup(self, stage): self.rows = 1\n    def train_dataloader(self): return self.rows\n',
      'test_module.py': 'import lightning.pytorch as pl\nfrom module import Data, Net\ndef test_fit():\n    trainer = pl.Trainer(fast_dev_run=True)\n    trainer.fit(Net(), datamodule=Data())\n    assert trainer.state.finished\n',
    };
    assert.deepEqual(await untested(files), ['Net.to_onnx_file']);
  });

  it('Keras: layers, callbacks and losses of a model that is fitted', async () => {
    const files = {
      'model.py': 'from tensorflow import keras\ndef own_loss(y, p): return y - p\nclass Stop(keras.callbacks.Callback):\n    def on_epoch_end(self, epoch, logs=None): self.model.stop_training = True\nclass Scale(keras.layers.Layer):\n    def build(self, shape): self.w = 1\n    def call(self, x): return x\n    def get_config(self): return {}\n' +
        'def build():\n    model = keras.Sequential([Scale(), keras.layers.Dense(1)])\n    model.compile("adam", loss=own_loss)\n    return model\n',
      'test_model.py': 'from model import build, Stop\ndef test_fit():\n    history = build().fit([[1]], [1], callbacks=[Stop()])\n    assert history.history["loss"]\n',
    };
    assert.deepEqual(await untested(files), ['Scale.get_config']);
  });

  it('transformers: metrics and collators that a trainer is given', async () => {
    const files = {
      'run.py': 'from transformers import Trainer, TrainerCallback\ndef metrics(p): return {}\ndef collate(rows): return rows\nclass Log(TrainerCallback):\n    def on_epoch_end(self, args, state, control): return self.write()\n    def write(self): return 1\nclass Weighted(Trainer):\n    def compute_loss(self, model, inputs): return 0\n',
      'test_run.py': 'from run import Weighted, metrics, collate, Log\ndef test_train():\n    trainer = Weighted(model=None, compute_metrics=metrics, data_collator=collate, callbacks=[Log()])\n    trainer.train()\n    assert trainer.state\n',
    };
    assert.deepEqual(await untested(files), []);
  });

  it('pydantic: validators of a model that is made, not of others', async () => {
    const files = {
      'rows.py': 'from pydantic import BaseModel, field_validator, model_validator\nclass Row(BaseModel):\n    a: int\n    @field_validator("a")\n    @classmethod\n    def whole(cls, value): return value\n    @model_validator(mode="after")\n    def both(self): return self\nclass Other(BaseModel):\n    b: int\n    @field_validator("b")\n    def never(cls, value): return value\n',
      'test_rows.py': 'from rows import Row\ndef test_row(): assert Row(a=1).a == 1\n',
    };
    assert.deepEqual(await waysTo(files), { 'Row.whole': 'framework', 'Row.both': 'framework', 'Other.never': '' });
  });
});
