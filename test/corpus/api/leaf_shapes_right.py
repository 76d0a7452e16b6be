# style: competition
# note: clean; near api/estimator-init-contract, api/non-public-api, api/tf-api-misuse, api/torchscript-super, api/autograd-variable, api/scaling-missing, api/item-in-forward, api/device-mismatch: public names, settings as they are given
import numpy as np
import pandas as pd
import tensorflow as tf
import torch
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.model_selection import cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.validation import check_array, check_is_fitted
from torch import nn
from torch.utils.data import DataLoader, RandomSampler, TensorDataset

leaves = pd.read_parquet("leaves.parquet")


class Nearest(ClassifierMixin, BaseEstimator):
    """The class of the nearest centre."""

    def __init__(self, *, metric="euclidean", shrink=None, verbose=False):
        self.metric = metric
        self.shrink = shrink
        self.verbose = verbose

    def fit(self, X, y):
        X = check_array(X)
        self.classes_, codes = np.unique(y, return_inverse=True)
        shrink = 0.0 if self.shrink is None else float(self.shrink)
        self.centres_ = np.stack([X[codes == code].mean(axis=0) * (1 - shrink) for code in range(len(self.classes_))])
        return self

    def predict(self, X):
        check_is_fitted(self)
        return self.classes_[((check_array(X)[:, None] - self.centres_) ** 2).sum(axis=-1).argmin(axis=1)]


class Weighted(Nearest):
    def __init__(self, *, metric="euclidean", shrink=None, verbose=False, power=2):
        super().__init__(metric=metric, shrink=shrink, verbose=verbose)
        self.power = power


class Outline(nn.Module):
    def __init__(self, width):
        super().__init__()
        self._width = width
        self.net = nn.Linear(width, 2)
        self.register_buffer("mean", torch.zeros(width))

    @torch.jit.export
    def centred(self, x: torch.Tensor) -> torch.Tensor:
        return x - self.mean

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        offset = torch.zeros(1, self._width, device=x.device, dtype=x.dtype)
        return self.net(self.centred(x) + offset)


class Rounded(Outline):
    @torch.jit.export
    def rounded(self, x: torch.Tensor) -> torch.Tensor:
        return self.centred(x).round()


X, y = leaves.drop(columns="kind").to_numpy(dtype="float32"), leaves["kind"].to_numpy()
near = make_pipeline(StandardScaler(), KNeighborsClassifier(5))
net = torch.jit.script(Rounded(X.shape[1])).to("cpu")
data = TensorDataset(torch.from_numpy(X))
longest = max(net(batch).norm(dim=1).max().item() for (batch,) in DataLoader(data, batch_size=64, sampler=RandomSampler(data)))
print(cross_val_score(near, X, y, cv=5).mean(), cross_val_score(Weighted(shrink="0.1"), X, y, cv=5).mean(), longest, tf.strings.length("leaf"))
