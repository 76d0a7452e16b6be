# style: course
# note: formulas as they stand in the textbook
import numpy as np
import torch
import torch.nn.functional as F


def target(amount: np.ndarray):
    return np.log(1 + amount)  # ! numerics/unstable-log-exp


def back(predicted: np.ndarray):
    return np.exp(predicted) - 1  # ! numerics/unstable-log-exp


def softplus(z: np.ndarray):
    return np.log(1 + np.exp(z))  # ! numerics/unstable-log-exp


def partition(scores: torch.Tensor):
    return torch.log(torch.exp(scores).sum(dim=-1))  # ! numerics/unstable-log-exp


def surprise(logits: torch.Tensor, label):
    p = F.softmax(logits, dim=-1)
    return -torch.log(p)[label]  # ! numerics/log-of-possible-zero


def bernoulli(logit: torch.Tensor):
    return torch.log(torch.sigmoid(logit))  # ! numerics/log-of-possible-zero
