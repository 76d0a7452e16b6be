# style: package
# note: an own data set pads clips and an own collate function stacks them; only the list of files is tested
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
from pathlib import Path

import numpy as np
import torch
from torch.utils.data import Dataset


def list_clips(folder: Path) -> list[Path]:
    return sorted(Path(folder).glob("*/*.npy"))


class Clips(Dataset):  # ! testing/no-dataset-test@1
    def __init__(self, folder, length=16000):
        self.paths = list_clips(folder)
        self.classes = sorted({path.parent.name for path in self.paths})
        self.length = length

    def __len__(self):
        return len(self.paths)

    def __getitem__(self, index):
        clip = np.load(self.paths[index])[: self.length]
        padded = np.zeros(self.length, dtype=np.float32)
        padded[: len(clip)] = clip
        return torch.from_numpy(padded), self.classes.index(self.paths[index].parent.name)


def collate(samples):  # ! testing/no-dataset-test@1
    clips, labels = zip(*samples)
    return torch.stack(clips)[:, None], torch.tensor(labels)
