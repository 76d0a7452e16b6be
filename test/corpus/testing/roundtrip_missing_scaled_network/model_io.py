# style: package
# note: weights and the scaling's numbers are saved together and loaded again by functions that no test calls
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import torch
from torch import nn


def build(width: int) -> nn.Module:
    return nn.Sequential(nn.Linear(width, 8), nn.Tanh(), nn.Linear(8, 1))


def save(model: nn.Module, mean: torch.Tensor, std: torch.Tensor, path) -> None:  # ! testing/no-roundtrip-test@1
    torch.save({"weights": model.state_dict(), "mean": mean, "std": std}, path)


def load(path, width: int):  # ! testing/no-roundtrip-test@1
    saved = torch.load(path, weights_only=True)
    model = build(width)
    model.load_state_dict(saved["weights"])
    model.eval()
    return model, saved["mean"], saved["std"]


def train(X: torch.Tensor, y: torch.Tensor, path, seed: int = 0) -> None:  # ! testing/no-roundtrip-test@1
    torch.manual_seed(seed)
    mean, std = X.mean(dim=0), X.std(dim=0)
    model = build(X.shape[1])
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    for _ in range(200):
        optimizer.zero_grad()
        nn.functional.mse_loss(model((X - mean) / std).squeeze(1), y).backward()
        optimizer.step()
    save(model, mean, std, path)
