# style: package
# note: clean; near training/distributed-sampler-epoch: told the epoch, only for evaluation, or in fixed order
import torch
from torch import nn
from torch.utils.data import DataLoader
from torch.utils.data.distributed import DistributedSampler


def train(model, dataset, held_out, optimizer, epochs):
    sampler = DistributedSampler(dataset)
    fixed = DistributedSampler(dataset, shuffle=False)
    test_sampler = DistributedSampler(held_out)
    loader = DataLoader(dataset, sampler=sampler)
    print(len(DataLoader(dataset, sampler=fixed)), len(DataLoader(held_out, sampler=test_sampler)))
    for epoch in range(epochs):
        loader.sampler.set_epoch(epoch)
        for x, y in loader:
            optimizer.zero_grad()
            nn.functional.mse_loss(model(x), y).backward()
            optimizer.step()
