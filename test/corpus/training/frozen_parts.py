# style: package
# note: clean; near training/train-mode-not-restored: a teacher and frozen batch statistics stay in evaluation mode on purpose
import torch
from torch import nn


def distil(student, teacher, loader, epochs):
    optimizer = torch.optim.Adam(student.parameters())
    for _ in range(epochs):
        student.train()
        teacher.eval()
        for x in loader:
            with torch.no_grad():
                target = teacher(x)
            optimizer.zero_grad()
            nn.functional.mse_loss(student(x), target).backward()
            optimizer.step()


def finetune(model, loader, loss_fn, epochs):
    optimizer = torch.optim.SGD([p for p in model.parameters() if p.requires_grad], lr=1e-3)
    for _ in range(epochs):
        model.train()
        model.backbone.eval()
        for x, y in loader:
            optimizer.zero_grad()
            loss_fn(model(x), y).backward()
            optimizer.step()
