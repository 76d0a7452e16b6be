# style: package
# note: clean; near reproducibility/numpy-rng-in-dataset, reproducibility/determinism-contradiction, reproducibility/seed-is-random, reproducibility/seed-after-use, reproducibility/unordered-iteration, reproducibility/dataloader-unseeded, reproducibility/framework-seed-missing: one seed, first of all
"""Trains on sensor windows with noise that each worker draws of its own."""
import os
import random
import time

import numpy as np
import torch
from sklearn.ensemble import IsolationForest
from sklearn.model_selection import train_test_split
from torch import nn
from torch.utils.data import DataLoader, Dataset, get_worker_info

SEED = int(os.environ.get("SEED", "17"))


def seed_all(seed: int) -> None:
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    torch.backends.cudnn.deterministic = True
    torch.backends.cudnn.benchmark = False


class Windows(Dataset):
    def __init__(self, signals: np.ndarray, sigma: float) -> None:
        self.signals = signals
        self.sigma = sigma
        self.rng: np.random.Generator | None = None

    def __len__(self) -> int:
        return len(self.signals)

    def __getitem__(self, index: int) -> torch.Tensor:
        if self.rng is None:
            info = get_worker_info()
            self.rng = np.random.default_rng([SEED, 0 if info is None else info.id])
        window = torch.from_numpy(self.signals[index])
        return window + self.sigma * torch.from_numpy(self.rng.normal(size=window.shape)).float()


def seed_worker(worker: int) -> None:
    np.random.seed(torch.initial_seed() % 2**32)


def main() -> None:
    seed_all(SEED)
    started = time.time()
    signals = np.load("signals.npy")
    names = sorted({path.split("_")[0] for path in os.listdir("signals")})
    codes = {name: index for index, name in enumerate(names)}
    known = set(codes)
    train, valid = train_test_split(signals, random_state=SEED)
    quiet = IsolationForest(random_state=SEED).fit(train).predict(valid) > 0
    generator = torch.Generator().manual_seed(SEED)
    loader = DataLoader(Windows(train, 0.1), 32, shuffle=True, num_workers=4, worker_init_fn=seed_worker, generator=generator)
    net = nn.Sequential(nn.Linear(64, 16), nn.ReLU(), nn.Linear(16, 64))
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
    torch.use_deterministic_algorithms(True)
    for window in loader:
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(net(window), window)
        loss.backward()
        optimizer.step()
    print(time.time() - started, quiet.mean(), "cup" in known, len(known))


if __name__ == "__main__":
    main()
