# style: package
# note: clean; near security/pickle-over-network, security/xxe-lxml: tensors are gathered and reduced as tensors, HTML has no entities, and the XML parser resolves none
import pandas as pd
import torch
import torch.distributed as dist
from lxml import etree, html


def gather_scores(scores: torch.Tensor) -> torch.Tensor:
    parts = [torch.empty_like(scores) for _ in range(dist.get_world_size())]
    dist.all_gather(parts, scores)
    dist.barrier()
    return torch.cat(parts)


def average(value: float, device) -> float:
    tensor = torch.tensor([value], device=device)
    dist.all_reduce(tensor, op=dist.ReduceOp.SUM)
    return tensor.item() / dist.get_world_size()


def labels_of(path):
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.parse(path, parser).getroot()
    return pd.DataFrame([{"name": box.get("label"), "left": float(box.get("xtl"))} for box in root.iter("box")])


def links(page: str):
    return [a.get("href") for a in html.fromstring(page).iter("a")]
