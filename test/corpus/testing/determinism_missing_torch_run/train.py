# style: package
# note: weights, order and dropout are drawn with a seed that nobody checks; the tests look at the loss alone
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def build(inputs: int) -> nn.Module:
    return nn.Sequential(nn.Linear(inputs, 16), nn.ReLU(), nn.Dropout(0.2), nn.Linear(16, 1))


def train(X, y, seed=0, epochs=3):  # ! testing/no-determinism-test
    torch.manual_seed(seed)
    model = build(X.shape[1])
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    losses = []
    for _ in range(epochs):
        for x, target in DataLoader(TensorDataset(X, y), batch_size=8, shuffle=True):
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(x).squeeze(1), target)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return model, losses
