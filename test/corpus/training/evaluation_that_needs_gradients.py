# style: package
# note: clean; near training/grad-enabled-inference: robustness is measured with gradients, other evaluations are without them
import torch
from torch import nn


def robust_accuracy(model, loader, epsilon):
    model.eval()
    right = 0
    for x, y in loader:
        x.requires_grad_(True)
        nn.functional.cross_entropy(model(x), y).backward()
        adversarial = (x + epsilon * x.grad.sign()).clamp(0, 1)
        with torch.no_grad():
            right += (model(adversarial).argmax(1) == y).sum().item()
    return right


def accuracy(model, loader):
    model.eval()
    with torch.no_grad():
        return sum((model(x).argmax(1) == y).sum().item() for x, y in loader)


@torch.inference_mode()
def embed(model, loader):
    model.eval()
    parts = []
    for x, _ in loader:
        parts.append(model(x))
    return torch.cat(parts)


def phases(model, loaders, optimizer, loss_fn):
    for phase in ["train", "val"]:
        model.train(phase == "train")
        for x, y in loaders[phase]:
            optimizer.zero_grad()
            with torch.set_grad_enabled(phase == "train"):
                loss = loss_fn(model(x), y)
                if phase == "train":
                    loss.backward()
                    optimizer.step()


class Scorer:
    def __init__(self, model):
        self.model = model

    def scores(self, loader):
        self.model.eval()
        out = []
        for x, _ in loader:
            out.append(self._score(x))
        return out

    @torch.no_grad()
    def _score(self, x):
        return self.model(x)
