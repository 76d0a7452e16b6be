# style: package
# note: the distributed sampler is never told the epoch
import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader
from torch.utils.data.distributed import DistributedSampler


def main(dataset, model, rank, epochs):
    dist.init_process_group("nccl")
    sampler = DistributedSampler(dataset)  # ! training/distributed-sampler-epoch
    loader = DataLoader(dataset, batch_size=32, sampler=sampler)
    ddp = DistributedDataParallel(model.to(rank), device_ids=[rank])
    optimizer = torch.optim.SGD(ddp.parameters(), lr=0.1)
    for epoch in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            nn.functional.cross_entropy(ddp(x.to(rank)), y.to(rank)).backward()
            optimizer.step()
