import torch


def qr(a):
    return torch.linalg.qr(a)
