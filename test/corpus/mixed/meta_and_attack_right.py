# style: package
# note: clean; near training/step-missing, training/zero-grad-missing, training/inplace-on-grad-tensor, training/graph-retained-in-history, numerics/log-of-possible-zero: gradients by autograd.grad in an inner loop, an adversarial image, a moving average without gradients, log-softmax, and a penalty on gradients
import copy

import torch
import torch.nn.functional as F
from torch import nn
from torch.func import functional_call


def inner(model: nn.Module, x, y, steps: int, lr: float) -> dict:
    weights = dict(model.named_parameters())
    for _ in range(steps):
        loss = F.cross_entropy(functional_call(model, weights, (x,)), y)
        gradients = torch.autograd.grad(loss, list(weights.values()), create_graph=True)
        weights = {name: weight - lr * gradient for (name, weight), gradient in zip(weights.items(), gradients)}
    return weights


def maml(model, tasks, outer_lr=1e-3, rounds=100):
    optimizer = torch.optim.Adam(model.parameters(), lr=outer_lr)
    curve = []
    for _ in range(rounds):
        optimizer.zero_grad()
        total = 0.0
        for (x_support, y_support), (x_query, y_query) in tasks:
            adapted = inner(model, x_support, y_support, steps=3, lr=0.1)
            total = total + F.cross_entropy(functional_call(model, adapted, (x_query,)), y_query)
        total.backward()
        optimizer.step()
        curve.append(float(total))
    return curve


def pgd(model, images, labels, epsilon=8 / 255, step=2 / 255, rounds=10):
    model.eval()
    attacked = images.clone()
    for _ in range(rounds):
        attacked.requires_grad_(True)
        loss = F.cross_entropy(model(attacked), labels)
        (gradient,) = torch.autograd.grad(loss, attacked)
        with torch.no_grad():
            attacked = attacked + step * gradient.sign()
            attacked = images + (attacked - images).clamp(-epsilon, epsilon)
            attacked.clamp_(0, 1)
    return attacked.detach()


class MovingAverage:
    def __init__(self, model: nn.Module, decay: float = 0.999):
        self.model = copy.deepcopy(model).eval()
        self.decay = decay

    @torch.no_grad()
    def update(self, model: nn.Module) -> None:
        for slow, fast in zip(self.model.parameters(), model.parameters()):
            slow.lerp_(fast, 1 - self.decay)


def gradient_penalty(critic, real, fake):
    share = torch.rand(len(real), 1, 1, 1, device=real.device)
    mixed = (share * real + (1 - share) * fake).requires_grad_(True)
    (gradient,) = torch.autograd.grad(critic(mixed).sum(), mixed, create_graph=True)
    return ((gradient.flatten(start_dim=1).norm(dim=1) - 1) ** 2).mean()


def entropy(logits: torch.Tensor) -> torch.Tensor:
    logs = F.log_softmax(logits, dim=-1)
    return -(logs.exp() * logs).sum(dim=-1)


def distil(student, teacher, loader, temperature=2.0, lr=1e-3):
    optimizer = torch.optim.AdamW(student.parameters(), lr=lr)
    average = MovingAverage(student)
    teacher.eval()
    for images, _ in loader:
        with torch.no_grad():
            target = F.softmax(teacher(images) / temperature, dim=-1)
        loss = F.kl_div(F.log_softmax(student(images) / temperature, dim=-1), target, reduction="batchmean") * temperature**2
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        average.update(student)
    return average.model
