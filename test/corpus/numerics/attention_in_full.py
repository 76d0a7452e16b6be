# style: package
# note: clean; near numerics/magic-negative-mask: full precision, bfloat16, a constant that fits, the smallest number of the type
import torch


def full(scores, mask):
    return scores.float().masked_fill(mask, -1e9)


def brain(query, keys, mask):
    with torch.autocast("cuda", dtype=torch.bfloat16):
        return (query @ keys.T).masked_fill(mask, -1e9)


def fits(scores, mask):
    return scores.half().masked_fill(mask, -1e4)


def asked(scores, mask):
    scores = scores.half()
    return scores.masked_fill(mask, torch.finfo(scores.dtype).min)
