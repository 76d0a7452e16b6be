# style: competition
# note: cached steps asked for what they learned, exported methods and nested names that are wrong
import numpy as np
import pandas as pd
import tensorflow as tf
import torch
from sklearn.compose import ColumnTransformer
from sklearn.decomposition import PCA
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from torch import nn
from torchvision import models

reviews = pd.read_parquet("reviews.parquet")
words = TfidfVectorizer(min_df=3)
pipe = make_pipeline(words, LogisticRegression(max_iter=500), memory="work/cache")
pipe.fit(reviews["text"], reviews["good"])
print(words.vocabulary_)  # ! api/cached-pipeline-access
columns = ColumnTransformer([("words", TfidfVectorizer(), "text"), ("rest", PCA(5), ["stars", "length"])])
model = make_pipeline(columns, LogisticRegression())
grid = {"columntransformer__word__min_df": [1, 3], "logisticregression__C": [1, 10]}  # ! api/unknown-nested-param
search = GridSearchCV(model, grid)
search.set_params(cv=5)
logistic = LogisticRegression(max_iters=500)  # ! api/unknown-keyword


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.pictures = models.mobilenet_v2(pretrained=True)  # ! api/torchvision-pretrained
        self.out = nn.Linear(1000, 3)

    @torch.jit.export
    def tag(self, x: torch.Tensor) -> torch.Tensor:
        return self.out(self.pictures(x))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        hidden = self.out(self.pictures(x))
        return np.log(hidden)  # ! api/numpy-in-module


class Twice(Tagger):
    @torch.jit.export
    def tag(self, x: torch.Tensor) -> torch.Tensor:
        return super(Twice, self).tag(x) * 2  # ! api/torchscript-super


rows = tf.gather(tf.ones((4, 4)), [0, 2], validate_indices=True)  # ! api/tf-api-misuse
print(search, logistic, rows)
