# style: package
# note: RPC, and an object collective: said once
import torch.distributed as dist
import torch.distributed.rpc as rpc


def start(rank):
    rpc.init_rpc(f"worker{rank}", rank=rank, world_size=2)  # ! security/pickle-over-network


def gather(metrics):
    everything = [None, None]
    dist.all_gather_object(everything, metrics)
    return everything
