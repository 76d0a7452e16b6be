# style: package
# note: clean; near reproducibility/determinism-flag, reproducibility/hyperparameters-implicit, reproducibility/legacy-np-random: deterministic algorithms are asked for, settings are written out, and draws come from a generator
import os
import random

import numpy as np
import torch
from sklearn.ensemble import GradientBoostingRegressor
from torch import nn


def seed_everything(seed):
    os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(True)


def baseline(X, y, seed):
    model = GradientBoostingRegressor(n_estimators=400, learning_rate=0.05, max_depth=3, subsample=0.8, random_state=seed)
    return model.fit(X, y)


def subset(X, y, size, rng: np.random.Generator):
    chosen = rng.choice(len(X), size=size, replace=False)
    return X[chosen], y[chosen]


def train(X, y, seed=0, epochs=20):
    seed_everything(seed)
    rng = np.random.default_rng(seed)
    X, y = subset(X, y, 1000, rng)
    net = nn.Sequential(nn.Linear(X.shape[1], 32), nn.ReLU(), nn.Linear(32, 1))
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-3, weight_decay=1e-4)
    inputs, targets = torch.as_tensor(X).float(), torch.as_tensor(y).float()
    for _ in range(epochs):
        optimizer.zero_grad()
        nn.functional.mse_loss(net(inputs).squeeze(1), targets).backward()
        optimizer.step()
    return net
