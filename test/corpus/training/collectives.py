# style: package
# note: sent and reduced in the background, and used at once
import torch
import torch.distributed as dist


def pass_on(tensor, rank):
    if rank == 0:
        dist.isend(tensor, dst=1)  # ! training/async-collective-not-waited
    else:
        dist.irecv(tensor, src=0)  # ! training/async-collective-not-waited
    return tensor * 2


def average(model, world):
    for p in model.parameters():
        handle = dist.all_reduce(p.grad, op=dist.ReduceOp.SUM, async_op=True)  # ! training/async-collective-not-waited
        p.grad /= world
