# style: package
# note: clean; near training/params-captured-too-early, training/checkpoint-reentrant, training/amp-scaler-misuse, training/nll-without-log-softmax, training/flatten-batch-dim, training/state-dict-not-called: the head is in place before the optimiser, the update stands in a helper, log-softmax meets the likelihood, a single image is flattened whole
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.checkpoint import checkpoint
from torchvision.models import ViT_B_16_Weights, vit_b_16


class Student(nn.Module):
    def __init__(self, classes: int, save_memory: bool = True):
        super().__init__()
        self.conv = nn.Sequential(nn.Conv2d(3, 32, 16, stride=16), nn.GELU())
        self.hidden = nn.Linear(32 * 14 * 14, 256)
        self.classifier = nn.Linear(256, classes)
        self.save_memory = save_memory

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        if self.save_memory and self.training:
            x = checkpoint(self.conv, images, use_reentrant=False)
        else:
            x = self.conv(images)
        x = torch.flatten(x, start_dim=1)
        return F.log_softmax(self.classifier(F.relu(self.hidden(x))), dim=1)

    def fingerprint(self, image: torch.Tensor) -> torch.Tensor:
        return torch.flatten(self.conv(image.unsqueeze(0)).mean(dim=(2, 3))).detach()


class Stepper:
    def __init__(self, optimizer: torch.optim.Optimizer, every: int = 2):
        self.optimizer = optimizer
        self.scaler = torch.amp.GradScaler("cuda")
        self.every = every
        self.count = 0

    def __call__(self, loss: torch.Tensor) -> None:
        self.scaler.scale(loss / self.every).backward()
        self.count += 1
        if self.count % self.every == 0:
            self.scaler.step(self.optimizer)
            self.scaler.update()
            self.optimizer.zero_grad(set_to_none=True)


def teacher(classes: int, device: torch.device):
    model = vit_b_16(weights=ViT_B_16_Weights.DEFAULT)
    for parameter in model.parameters():
        parameter.requires_grad = False
    model.heads = nn.Linear(768, classes)
    model = model.to(device)
    optimizer = torch.optim.AdamW((p for p in model.parameters() if p.requires_grad), lr=1e-3)
    return model, optimizer


def fit(model, optimizer, loader, device, epochs, log_probabilities):
    step = Stepper(optimizer)
    loss_fn = nn.NLLLoss() if log_probabilities else nn.CrossEntropyLoss()
    for epoch in range(epochs):
        model.train()
        for images, labels in loader:
            with torch.autocast("cuda"):
                output = model(images.to(device))
            step(loss_fn(output.float(), labels.to(device)))
        torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, f"epoch_{epoch}.pt")


def main(loader, classes=10):
    torch.manual_seed(4)
    device = torch.device("cuda")
    model, optimizer = teacher(classes, device)
    fit(model, optimizer, loader, device, 3, log_probabilities=False)
    student = Student(classes).to(device)
    fit(student, torch.optim.AdamW(student.parameters(), lr=1e-3), loader, device, 5, log_probabilities=True)
