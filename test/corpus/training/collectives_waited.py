# style: package
# note: clean; near training/async-collective-not-waited: waited for, gathered and waited for, handed on, or synchronous
import torch
import torch.distributed as dist


def pass_on(tensor, rank):
    work = dist.isend(tensor, dst=1) if rank == 0 else dist.irecv(tensor, src=0)
    work.wait()
    return tensor


def average(model, world):
    handles = []
    for p in model.parameters():
        handles.append(dist.all_reduce(p.grad, async_op=True))
    for handle in handles:
        handle.wait()
    for p in model.parameters():
        p.grad /= world


def start(tensor):
    return dist.broadcast(tensor, src=0, async_op=True)


def total(value):
    dist.all_reduce(value)
    request = dist.irecv(value, src=1)
    request.wait()
    return value
