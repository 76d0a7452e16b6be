# style: package
# note: clean; near api/torchvision-pretrained, numerics/removed-numpy-api, api/removed-sklearn-keras-api, data/deprecated-pandas-api, api/torch-deprecated-removed, api/hf-renamed-args: the same old names in a project that pins the releases which have them
import numpy as np
import pandas as pd
import torch
from sklearn.metrics import mean_squared_error
from sklearn.preprocessing import OneHotEncoder
from torchvision import models
from transformers import Trainer, TrainingArguments


class Extractor:
    def __init__(self, device="cpu"):
        self.net = models.resnet34(pretrained=True).to(device).eval()
        self.device = device

    @torch.no_grad()
    def __call__(self, images: torch.Tensor) -> np.ndarray:
        return self.net(images.to(self.device)).cpu().numpy().astype(np.float_)


def encode(train: pd.DataFrame, columns):
    encoder = OneHotEncoder(sparse=False, handle_unknown="ignore")
    encoder.fit(train[columns])
    names = encoder.get_feature_names(columns)
    return pd.DataFrame(encoder.transform(train[columns]), columns=names, index=train.index)


def summary(table: pd.DataFrame) -> dict:
    return {name: column.nunique() for name, column in table.iteritems()}


def whiten(x: torch.Tensor) -> torch.Tensor:
    values, vectors = torch.symeig(x.t() @ x / len(x), eigenvectors=True)
    return x @ vectors / (values + 1e-5).sqrt()


def rmse(truth, guess) -> float:
    return mean_squared_error(truth, guess, squared=False)


def trainer(model, tokenizer, data):
    args = TrainingArguments("out", evaluation_strategy="epoch", save_strategy="epoch", load_best_model_at_end=True, seed=0)
    return Trainer(model=model, args=args, tokenizer=tokenizer, train_dataset=data["train"], eval_dataset=data["validation"])
