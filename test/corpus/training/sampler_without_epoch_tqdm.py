# style: course
# note: as every epoch has the same batches, the sampler's shuffling is done once
import torch
from torch import nn
from torch.utils.data import DataLoader, DistributedSampler
from tqdm import trange


def fit(model, dataset, world_size, rank):
    sampler = DistributedSampler(dataset, num_replicas=world_size, rank=rank, drop_last=True)  # ! training/distributed-sampler-epoch
    loader = DataLoader(dataset, batch_size=16, sampler=sampler, num_workers=2)
    optimizer = torch.optim.Adam(model.parameters())
    for _ in trange(10):
        for batch in loader:
            optimizer.zero_grad()
            loss = model(**batch).loss
            loss.backward()
            optimizer.step()
