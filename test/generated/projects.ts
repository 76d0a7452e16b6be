/** Programs whose first tests are really run. Written for this test. */
export type Files = Readonly<Record<string, string>>;

/** What is trained on tables. */
export const tables: Files = {
  'model.py': `import joblib
import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split


def train_model(X, y, trees: int = 20):
    model = RandomForestClassifier(n_estimators=trees, random_state=0)
    model.fit(X, y)
    return model


def fit_price(X_train, y_train):
    return Ridge().fit(X_train, y_train)


class Mean:
    def fit(self, X, y):
        self.mean_ = float(np.mean(y))
        return self

    def predict(self, X):
        return np.full(len(X), self.mean_)


def save(model, path):
    joblib.dump(model, path)


def split(df):
    return train_test_split(df, test_size=0.2, stratify=df["kind"], random_state=1)


def noise(count: int):
    return np.random.rand(count)


def rate(df):
    df = df.copy()
    df["rate"] = df["calls"] / df["tenure"]
    return df
`,
  'rides.py': `import pandas as pd


def load_rides():
    rides = pd.read_csv("data/rides.csv")
    rides["hours"] = rides["minutes"] / 60
    rides["when"] = pd.to_datetime(rides["pickup"])
    rides["kind"] = rides["kind"].fillna("none").map({"bike": 0, "car": 1})
    return rides
`,
  'checks.py': `import pandera as pa

PRICES = pa.DataFrameSchema({"price": pa.Column(float)})
`,
  'pipeline.py': `import argparse
from pathlib import Path

import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="data/churn.csv")
    parser.add_argument("--out", type=Path, default=Path("models/model.joblib"))
    args = parser.parse_args()
    table = pd.read_csv(args.data)
    table["calls_rate"] = table["calls"] / (table["tenure"] + 1)
    churned = (table["churn"] == "yes").astype(int)
    X_train, X_test, y_train, y_test = train_test_split(table[["calls", "tenure", "calls_rate"]], churned, stratify=churned, random_state=0)
    model = LogisticRegression().fit(X_train, y_train)
    print(model.score(X_test, y_test))
    joblib.dump(model, args.out)


if __name__ == "__main__":
    main()
`,
};

/** Networks that can learn, and a data set. */
export const networks: Files = {
  'net.py': `import torch
from torch import nn


class Mlp(nn.Module):
    def __init__(self, in_features: int, hidden: int = 16, classes: int = 3):
        super().__init__()
        self.first = nn.Linear(in_features, hidden)
        self.drop = nn.Dropout(0.5)
        self.last = nn.Linear(hidden, classes)

    def forward(self, x):
        return self.last(self.drop(torch.relu(self.first(x))))


class Convolutions(nn.Module):
    def __init__(self, channels=1):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(channels, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.AdaptiveAvgPool2d(1))
        self.head = nn.Linear(8, 2)

    def forward(self, x):
        return self.head(self.body(x).flatten(1))


class Words(nn.Module):
    def __init__(self, vocabulary=50):
        super().__init__()
        self.table = nn.Embedding(vocabulary, 16)
        self.reader = nn.LSTM(16, 32, batch_first=True)
        self.head = nn.Linear(32, 4)

    def forward(self, tokens):
        out, _ = self.reader(self.table(tokens))
        return self.head(out[:, -1])


class Attention(nn.Module):
    def __init__(self, dim: int, heads: int = 4):
        super().__init__()
        self.heads = heads
        self.scale = nn.Parameter(torch.ones(1))
        self.qkv = nn.Linear(dim, dim * 3)
        self.out = nn.Linear(dim, dim)

    def forward(self, x):
        batch, steps, width = x.shape
        q, k, v = self.qkv(x).chunk(3, dim=-1)
        weights = torch.softmax(q @ k.transpose(1, 2) * self.scale, dim=-1)
        return self.out(weights @ v)
`,
  'data.py': `import torch
from torch.utils.data import Dataset


class Rides(Dataset):
    def __init__(self, df, transform=None):
        self.df = df
        self.transform = transform

    def __len__(self):
        return len(self.df)

    def __getitem__(self, index):
        row = self.df.iloc[index]
        x = torch.tensor([row["minutes"], row["distance"]], dtype=torch.float32)
        return x, torch.tensor(row["price"])
`,
};

/** Networks with a fault that the first tests must find. */
export const broken: Files = {
  'net.py': `import torch
from torch import nn


class Cut(nn.Module):
    """Its first layer never learns: what it gives is cut off."""

    def __init__(self):
        super().__init__()
        self.first = nn.Linear(6, 8)
        self.last = nn.Linear(8, 1)

    def forward(self, x):
        return self.last(torch.relu(self.first(x)).detach())


class Mixing(nn.Module):
    """Its rows see one another."""

    def __init__(self):
        super().__init__()
        self.first = nn.Linear(6, 4)

    def forward(self, x):
        mixed = self.first(x)
        return mixed - mixed.mean(dim=0).expand(len(x), -1)
`,
};
