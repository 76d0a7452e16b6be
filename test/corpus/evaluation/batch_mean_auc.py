# style: package
# note: the mean of the batches' AUC is not the AUC of the set
import numpy as np
import torch
from sklearn.metrics import roc_auc_score
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def evaluate(model, loader):
    model.eval()
    aucs = []
    with torch.no_grad():
        for xb, yb in loader:
            p = torch.sigmoid(model(xb)).squeeze(1)
            aucs.append(roc_auc_score(yb.numpy(), p.numpy()))  # ! evaluation/batch-mean-metric@1
    return np.mean(aucs)  # ! evaluation/batch-mean-metric@1


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
