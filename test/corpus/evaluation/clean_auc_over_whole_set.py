# style: package
# note: clean; near evaluation/batch-mean-metric: predictions of all batches are collected, then judged once
import numpy as np
import torch
from sklearn.metrics import roc_auc_score
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def evaluate(model, loader):
    model.eval()
    truth, scores = [], []
    with torch.no_grad():
        for xb, yb in loader:
            scores.append(torch.sigmoid(model(xb)).squeeze(1).numpy())
            truth.append(yb.numpy())
    return roc_auc_score(np.concatenate(truth), np.concatenate(scores))


def main():
    data = torch.load("tensors.pt", weights_only=True)
    model = nn.Sequential(nn.Linear(30, 16), nn.ReLU(), nn.Linear(16, 1))
    opt = torch.optim.Adam(model.parameters())
    for xb, yb in DataLoader(TensorDataset(data["x_train"], data["y_train"]), batch_size=64, shuffle=True):
        opt.zero_grad()
        nn.functional.binary_cross_entropy_with_logits(model(xb).squeeze(1), yb.float()).backward()
        opt.step()
    print(evaluate(model, DataLoader(TensorDataset(data["x_test"], data["y_test"]), batch_size=64)))


main()
