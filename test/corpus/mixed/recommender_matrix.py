# style: package
# note: a recommender whose towers stand in a plain dictionary, whose forward is called by name, and whose probabilities go into a loss of logits
import numpy as np
import pandas as pd
import torch
from torch import nn


class Factors(nn.Module):
    def __init__(self, users: int, items: int, width: int = 32):
        super().__init__()
        self.user = nn.Embedding(users, width)
        self.item = nn.Embedding(items, width)
        self.bias = nn.Embedding(items, 1)
        self.towers = {"user": nn.Linear(width, width), "item": nn.Linear(width, width)}  # ! training/unregistered-submodules

    def forward(self, users: torch.Tensor, items: torch.Tensor) -> torch.Tensor:
        left = self.towers["user"](self.user(users))
        right = self.towers["item"](self.item(items))
        return (left * right).sum(dim=1) + self.bias(items).squeeze(1)


class Wrapped(nn.Module):
    def __init__(self, factors: Factors):
        super().__init__()
        self.factors = factors

    def forward(self, pairs: torch.Tensor) -> torch.Tensor:
        return torch.sigmoid(self.factors.forward(pairs[:, 0], pairs[:, 1]))  # ! training/forward-called-directly


def negatives(users: np.ndarray, items: int, count: int, rng: np.random.Generator) -> np.ndarray:
    return np.stack([np.repeat(users, count), rng.integers(0, items, len(users) * count)], axis=1)


def train(ratings: pd.DataFrame, epochs: int = 10) -> Wrapped:
    users, items = ratings["user"].nunique(), ratings["item"].nunique()
    model = Wrapped(Factors(users, items))
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    rng = np.random.default_rng(0)
    criterion = nn.BCEWithLogitsLoss()
    for epoch in range(epochs):
        order = rng.permutation(len(ratings))
        for start in range(0, len(order), 1024):
            seen = ratings.iloc[order[start:start + 1024]]
            good = seen[["user", "item"]].to_numpy()
            bad = negatives(good[:, 0], items, 4, rng)
            pairs = torch.as_tensor(np.concatenate([good, bad]))
            labels = torch.cat([torch.ones(len(good)), torch.zeros(len(bad))])
            loss = criterion(model(pairs), labels)  # ! training/sigmoid-bce-mismatch
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(epoch, loss.item())
    return model


@torch.inference_mode()
def recommend(model: Wrapped, user: int, items: int, count: int = 10) -> list[int]:
    model.eval()
    pairs = torch.stack([torch.full((items,), user), torch.arange(items)], dim=1)
    return model(pairs).topk(count).indices.tolist()


def main() -> None:
    torch.manual_seed(0)
    ratings = pd.read_csv("ratings.csv")
    for column in ("user", "item"):
        ratings[column] = ratings[column].astype("category").cat.codes.astype("int64")
    model = train(ratings)
    print(recommend(model, 7, ratings["item"].nunique()))
    torch.save(model.state_dict(), "factors.pt")


if __name__ == "__main__":
    main()
