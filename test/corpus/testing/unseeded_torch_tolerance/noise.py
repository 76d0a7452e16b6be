# style: package
# note: a tensor is drawn without a seed and its spread held to a tight bound
import torch


def add_noise(images, sigma=0.1):
    return images + sigma * torch.randn_like(images)
