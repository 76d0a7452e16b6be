# style: package
# note: clean; near numerics/unstable-log-exp and log-of-possible-zero: the stable forms, other constants, whole numbers
import numpy as np
import torch
import torch.nn.functional as F


def logsumexp(x):
    top = x.max()
    return top + np.log(np.exp(x - top).sum())


def discounted_gain(relevance):
    return sum(rel / np.log(rank + 1) for rank, rel in enumerate(relevance, start=1))


def shifted(counts):
    return np.log(counts + 0.5)


def entropy(logits):
    p = torch.softmax(logits, dim=-1)
    return -(p * torch.log(p + 1e-9)).sum(-1)


def nll(logits, target):
    return F.nll_loss(F.log_softmax(logits, dim=-1), target)
