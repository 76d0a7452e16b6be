# style: package
# note: a package pinned to current releases that still uses names they have lost, in torch, numpy, pandas and scikit-learn
import numpy as np
import pandas as pd
import torch
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import OneHotEncoder
from torchvision import models


class Extractor:
    def __init__(self, device="cpu"):
        self.net = models.resnet34(pretrained=True).to(device).eval()  # ! api/torchvision-pretrained
        self.device = device

    @torch.no_grad()
    def __call__(self, images: torch.Tensor) -> np.ndarray:
        return self.net(images.to(self.device)).cpu().numpy().astype(np.float_)  # ! numerics/removed-numpy-api


def encode(train: pd.DataFrame, test: pd.DataFrame, columns: list[str]):
    encoder = OneHotEncoder(sparse=False, handle_unknown="ignore")  # ! api/removed-sklearn-keras-api
    encoder.fit(train[columns])
    names = encoder.get_feature_names(columns)  # ! api/removed-sklearn-keras-api
    return (pd.DataFrame(encoder.transform(part[columns]), columns=names, index=part.index) for part in (train, test))


def summary(table: pd.DataFrame) -> pd.DataFrame:
    rows = {}
    for name, column in table.iteritems():  # ! data/deprecated-pandas-api
        rows[name] = {"missing": column.isna().mean(), "kinds": column.nunique()}
    return pd.DataFrame(rows).T


def whiten(x: torch.Tensor) -> torch.Tensor:
    covariance = x.t() @ x / len(x)
    values, vectors = torch.symeig(covariance, eigenvectors=True)  # ! api/torch-deprecated-removed
    return x @ vectors / (values + 1e-5).sqrt()


def report(truth, scores) -> dict:
    area = np.product(np.sort(scores)[-3:])  # ! numerics/removed-numpy-api
    return {"auc": roc_auc_score(truth, scores), "area": area, "any": np.any(scores)}
