# style: package
# note: clean; near training/amp-scaler-misuse, training/clip-order, training/distributed-sampler-epoch, training/grad-enabled-inference, training/graph-retained-in-history, training/train-mode-not-restored, training/zero-grad-missing, training/scheduler-before-optimizer, training/state-dict-not-called, training/async-collective-not-waited, training/eval-mode-missing, training/step-missing: a distributed loop in mixed precision
"""Trains a road segmentation network on several devices."""
from __future__ import annotations

import argparse
from pathlib import Path

import torch
import torch.distributed as dist
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, Dataset, DistributedSampler


class Block(nn.Sequential):
    def __init__(self, inside: int, out: int) -> None:
        super().__init__(nn.Conv2d(inside, out, 3, padding=1, bias=False), nn.BatchNorm2d(out), nn.ReLU(inplace=True))


class Roads(nn.Module):
    def __init__(self, width: int = 32, depth: int = 3) -> None:
        super().__init__()
        sizes = [3, *(width * 2**i for i in range(depth))]
        self.down = nn.ModuleList([Block(a, b) for a, b in zip(sizes, sizes[1:])])
        self.drop = nn.Dropout2d(0.1)
        self.head = nn.Conv2d(sizes[-1], 1, 1)

    def forward(self, x: Tensor) -> Tensor:
        size = x.shape[-2:]
        for block in self.down:
            x = F.max_pool2d(block(x), 2)
        return F.interpolate(self.head(self.drop(x)), size, mode="bilinear", align_corners=False)


class Trainer:
    def __init__(self, model: nn.Module, device: torch.device, every: int = 2) -> None:
        self.device, self.every = device, every
        self.model = DistributedDataParallel(model.to(device))
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=3e-4)
        self.scheduler = torch.optim.lr_scheduler.OneCycleLR(self.optimizer, 3e-4, total_steps=10_000)
        self.scaler = torch.amp.GradScaler()
        self.criterion = nn.BCEWithLogitsLoss()

    def loss(self, images: Tensor, roads: Tensor) -> Tensor:
        with torch.autocast("cuda", dtype=torch.float16):
            return self.criterion(self.model(images.to(self.device)), roads.to(self.device))

    def epoch(self, loader: DataLoader) -> float:
        self.model.train()
        total = 0.0
        for step, (images, roads) in enumerate(loader, 1):
            loss = self.loss(images, roads)
            self.scaler.scale(loss / self.every).backward()
            total += loss.item()
            if step % self.every:
                continue
            self.scaler.unscale_(self.optimizer)
            nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self.scaler.step(self.optimizer)
            self.scaler.update()
            self.optimizer.zero_grad(set_to_none=True)
            self.scheduler.step()
        return total / len(loader)

    @torch.inference_mode()
    def evaluate(self, loader: DataLoader) -> float:
        self.model.eval()
        counts = torch.zeros(2, device=self.device)
        for images, roads in loader:
            said = self.model(images.to(self.device)).sigmoid() > 0.5
            truth = roads.to(self.device) > 0.5
            counts += torch.stack([(said & truth).sum(), (said | truth).sum()])
        work = dist.all_reduce(counts, async_op=True)
        work.wait()
        return (counts[0] / counts[1].clamp(min=1)).item()

    def save(self, path: Path) -> None:
        torch.save({"model": self.model.module.state_dict(), "optimizer": self.optimizer.state_dict()}, path)


def run(train: Dataset, valid: Dataset, epochs: int, path: Path) -> None:
    dist.init_process_group("nccl")
    device = torch.device("cuda", dist.get_rank() % torch.cuda.device_count())
    sampler = DistributedSampler(train, shuffle=True)
    loader = DataLoader(train, batch_size=8, sampler=sampler, num_workers=4, pin_memory=True)
    check = DataLoader(valid, batch_size=8, sampler=DistributedSampler(valid, shuffle=False), num_workers=4)
    trainer, best = Trainer(Roads(), device), 0.0
    for epoch in range(epochs):
        sampler.set_epoch(epoch)
        loss = trainer.epoch(loader)
        score = trainer.evaluate(check)
        if score > best and dist.get_rank() == 0:
            best = score
            trainer.save(path)
        print(epoch, loss, score)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=20)
    print(parser.parse_args())
