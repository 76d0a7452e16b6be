# style: course
# note: clean; near training/unregistered-submodules, training/grad-enabled-inference: the listed layers stand in a Sequential too, and a decorator of the project's own switches gradients off
import torch
from torch import nn


def quick_inference_mode(is_new=True):
    def decorate(function):
        return (torch.inference_mode if is_new else torch.no_grad)()(function)

    return decorate


class Scorer(nn.Module):
    def __init__(self, size: int, actions: int):
        super().__init__()
        self.noisy = [nn.Linear(size, 512), nn.Linear(512, actions)]
        self.head = nn.Sequential(self.noisy[0], nn.ReLU(), self.noisy[1])

    def forward(self, x):
        return self.head(x)

    def weights(self):
        return [layer.weight.std().item() for layer in self.noisy]


@quick_inference_mode()
def judge(model: Scorer, loader):
    model.eval()
    right = 0
    for states, actions in loader:
        right += (model(states).argmax(dim=1) == actions).sum().item()
    return right
