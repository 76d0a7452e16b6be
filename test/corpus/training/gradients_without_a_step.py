# style: package
# note: clean; near training/step-missing: saliency, an attack, an engine of another kind and a step by hand
import torch
from torch import nn


def saliency(model, images, target):
    model.eval()
    images = images.clone().requires_grad_(True)
    model.zero_grad()
    model(images)[:, target].sum().backward()
    return images.grad.abs().amax(dim=1)


def attack(model, images, labels, epsilon, rounds):
    delta = torch.zeros_like(images, requires_grad=True)
    for _ in range(rounds):
        loss = nn.functional.cross_entropy(model(images + delta), labels)
        loss.backward()
        delta.data = (delta + epsilon * delta.grad.sign()).clamp(-epsilon, epsilon)
        delta.grad.zero_()
    return (images + delta).detach()


def by_hand(x, y, lr=0.1):
    w = torch.zeros(x.shape[1], requires_grad=True)
    for _ in range(100):
        loss = ((x @ w - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w -= lr * w.grad
        w.grad = None
    return w


def distributed(model, optimizer, loader, loss_fn, xm):
    for x, y in loader:
        optimizer.zero_grad()
        loss_fn(model(x), y).backward()
        xm.optimizer_step(optimizer)
