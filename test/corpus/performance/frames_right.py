# style: package
# note: clean; near performance/tensor-cat-in-loop, performance/list-in-dataset, performance/loader-workers, performance/zero-grad-to-none: room is made once, parts are joined once
"""Embeds the frames of films."""
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Frames(Dataset):
    def __init__(self, path: str, count: int) -> None:
        self.frames = np.load(path, mmap_mode="r")
        self.names = np.array([f"frame-{index:06d}" for index in range(count)], dtype=np.bytes_)

    def __len__(self) -> int:
        return len(self.frames)

    def __getitem__(self, index: int):
        return torch.from_numpy(self.frames[index].copy()), index


def embed(net: nn.Module, frames: Frames, width: int) -> torch.Tensor:
    loader = DataLoader(frames, batch_size=32, num_workers=4)
    out = torch.empty(len(frames), width)
    with torch.no_grad():
        for batch, index in loader:
            out[index] = net(batch)
    return out


def layers(net: nn.Sequential, x: torch.Tensor) -> torch.Tensor:
    features = x
    for layer in net:
        features = torch.cat([features, layer(features)], dim=1)
    return features


def joined(parts: dict[str, np.ndarray]) -> np.ndarray:
    rows = []
    for part in parts.values():
        rows.append(np.concatenate([part, part[::-1]]))
    return np.concatenate(rows)


def step(optimizer: torch.optim.Optimizer, loss: torch.Tensor) -> None:
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
