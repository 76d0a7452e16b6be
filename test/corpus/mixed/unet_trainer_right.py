# style: package
# note: clean; near training/clip-order, training/sigmoid-bce-mismatch, training/graph-retained-in-history, training/unregistered-submodules, training/eval-mode-missing: the same trainer as a class, with unscaled gradients, logits into the loss and numbers in the history
import logging
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader

log = logging.getLogger(__name__)


class Decoder(nn.Module):
    def __init__(self, sizes: list[int]):
        super().__init__()
        blocks = []
        for small, large in zip(sizes[:-1], sizes[1:]):
            blocks.append(nn.Sequential(nn.Conv2d(small + large, small, 3, padding=1), nn.BatchNorm2d(small), nn.ReLU()))
        self.blocks = nn.ModuleList(blocks)
        self.head = nn.Conv2d(sizes[0], 1, kernel_size=1)

    def forward(self, skips: list[torch.Tensor]) -> torch.Tensor:
        x = skips[-1]
        for block, skip in zip(reversed(self.blocks), reversed(skips[:-1])):
            x = nn.functional.interpolate(x, size=skip.shape[-2:], mode="nearest")
            x = block(torch.cat([x, skip], dim=1))
        return self.head(x)


@dataclass
class Trainer:
    model: nn.Module
    train_loader: DataLoader
    valid_loader: DataLoader
    device: torch.device
    lr: float = 3e-4
    clip: float = 1.0
    history: list[dict] = field(default_factory=list)

    def __post_init__(self):
        self.model.to(self.device)
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=self.lr)
        self.scaler = torch.amp.GradScaler(self.device.type, enabled=self.device.type == "cuda")
        self.loss_fn = nn.BCEWithLogitsLoss()

    def _step(self, images: torch.Tensor, masks: torch.Tensor) -> float:
        with torch.autocast(device_type=self.device.type, enabled=self.scaler.is_enabled()):
            loss = self.loss_fn(self.model(images), masks)
        self.optimizer.zero_grad(set_to_none=True)
        self.scaler.scale(loss).backward()
        self.scaler.unscale_(self.optimizer)
        nn.utils.clip_grad_norm_(self.model.parameters(), self.clip)
        self.scaler.step(self.optimizer)
        self.scaler.update()
        return loss.item()

    def _validate(self) -> float:
        self.model.eval()
        overlap, total = 0.0, 0.0
        with torch.inference_mode():
            for images, masks in self.valid_loader:
                found = torch.sigmoid(self.model(images.to(self.device))) > 0.5
                masks = masks.to(self.device).bool()
                overlap += (found & masks).sum().item()
                total += found.sum().item() + masks.sum().item()
        return 2 * overlap / max(total, 1)

    def fit(self, epochs: int, out: Path) -> None:
        best = 0.0
        for epoch in range(epochs):
            self.model.train()
            losses = [self._step(images.to(self.device), masks.to(self.device)) for images, masks in self.train_loader]
            score = self._validate()
            self.history.append({"epoch": epoch, "loss": float(np.mean(losses)), "dice": score})
            log.info("epoch %d: loss %.4f dice %.4f", epoch, np.mean(losses), score)
            if score > best:
                best = score
                state = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(), "epoch": epoch}
                torch.save(state, out / "best.pt")
