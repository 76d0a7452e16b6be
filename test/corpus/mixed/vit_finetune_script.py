# style: package
# note: fine-tuning of a vision transformer: the head is changed after the optimiser was made, checkpointing is not told which kind, amp without update, negative likelihood of plain probabilities, flatten over the batch
import argparse

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.checkpoint import checkpoint
from torch.utils.data import DataLoader
from torchvision import datasets
from torchvision.models import ViT_B_16_Weights, vit_b_16


class Adapter(nn.Module):
    def __init__(self, width: int, rank: int = 16):
        super().__init__()
        self.down = nn.Linear(width, rank)
        self.up = nn.Linear(rank, width)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.up(F.gelu(self.down(x)))


class Student(nn.Module):
    def __init__(self, classes: int):
        super().__init__()
        self.conv = nn.Conv2d(3, 32, kernel_size=16, stride=16)
        self.adapters = nn.ModuleList([Adapter(32) for _ in range(3)])
        self.classifier = nn.Linear(32 * 14 * 14, classes)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        x = self.conv(images).permute(0, 2, 3, 1)
        for adapter in self.adapters:
            x = checkpoint(adapter, x)  # ! training/checkpoint-reentrant
        x = torch.flatten(x)  # ! training/flatten-batch-dim
        return torch.softmax(self.classifier(x), dim=-1)


def teacher(classes: int, device: torch.device):
    weights = ViT_B_16_Weights.IMAGENET1K_V1
    model = vit_b_16(weights=weights).to(device)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4)
    model.heads = nn.Linear(768, classes).to(device)  # ! training/params-captured-too-early
    return model, optimizer, weights.transforms()


def fit_teacher(model, optimizer, loader, device, epochs):
    scaler = torch.amp.GradScaler("cuda")
    for _ in range(epochs):
        model.train()
        for images, labels in loader:
            optimizer.zero_grad()
            with torch.autocast("cuda"):
                loss = F.cross_entropy(model(images.to(device)), labels.to(device))
            scaler.scale(loss).backward()
            scaler.step(optimizer)  # ! training/amp-scaler-misuse


def fit_student(student, loader, device, epochs):
    optimizer = torch.optim.AdamW(student.parameters(), lr=1e-3)
    criterion = nn.NLLLoss()
    for epoch in range(epochs):
        student.train()
        running = 0.0
        for images, labels in loader:
            loss = criterion(student(images.to(device)), labels.to(device))  # ! training/nll-without-log-softmax
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            running += loss.item() * len(labels)
        print(epoch, running / len(loader.dataset))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--epochs", type=int, default=5)
    args = parser.parse_args()
    torch.manual_seed(4)
    device = torch.device("cuda")
    model, optimizer, transform = teacher(10, device)
    data = datasets.ImageFolder(args.folder, transform)
    loader = DataLoader(data, batch_size=32, shuffle=True, num_workers=4)
    fit_teacher(model, optimizer, loader, device, args.epochs)
    fit_student(Student(10).to(device), loader, device, args.epochs)


if __name__ == "__main__":
    main()
