# style: package
# note: clean; near testing/no-dataset-test, testing/no-determinism-test: length, last sample and one batch of a loader are looked at through a fixture, and two loaders with one seed give the same batches
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset


class Pairs(Dataset):
    def __init__(self, left: np.ndarray, right: np.ndarray, labels: list[int]):
        if not len(left) == len(right) == len(labels):
            raise ValueError("as many labels as pairs are needed")
        self.left, self.right, self.labels = left, right, labels

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, index: int):
        pair = np.stack([self.left[index], self.right[index]])
        return torch.from_numpy(pair).float(), self.labels[index]


def loader_of(pairs: Pairs, seed: int) -> DataLoader:
    generator = torch.Generator().manual_seed(seed)
    return DataLoader(pairs, batch_size=2, shuffle=True, generator=generator)
