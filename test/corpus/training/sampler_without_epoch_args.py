# style: competition
# note: two samplers, of which the shuffling one is not told the epoch
import argparse

import torch
from torch import nn
from torch.utils import data


def worker(gpu, args, train_set, val_set, model):
    train_sampler = data.distributed.DistributedSampler(train_set, num_replicas=args.world, rank=gpu, shuffle=True)  # ! training/distributed-sampler-epoch
    val_sampler = data.distributed.DistributedSampler(val_set, num_replicas=args.world, rank=gpu, shuffle=False)
    train_loader = data.DataLoader(train_set, batch_size=args.batch, sampler=train_sampler)
    val_loader = data.DataLoader(val_set, batch_size=args.batch, sampler=val_sampler)
    optimizer = torch.optim.AdamW(model.parameters())
    for epoch in range(args.start, args.epochs):
        model.train()
        for x, y in train_loader:
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(x), y).backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            print(epoch, sum(nn.functional.cross_entropy(model(x), y).item() for x, y in val_loader))
