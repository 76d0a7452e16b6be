# style: package
# note: distributed training: the sampler never hears of the epoch, an all_reduce is not waited for, a checkpoint is loaded without care, and the old way to ask for weights
import argparse
import os
import random

import numpy as np
import torch
import torch.distributed as dist
import torchvision
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP
from torch.utils.data import DataLoader
from torch.utils.data.distributed import DistributedSampler
from torchvision import transforms


def seed_everything(seed: int) -> None:
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    torch.cuda.manual_seed_all(seed)
    torch.backends.cudnn.deterministic = True
    torch.backends.cudnn.benchmark = True  # ! reproducibility/determinism-contradiction


def loaders(root: str, batch: int):
    normal = transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))
    training = transforms.Compose([transforms.RandomResizedCrop(224), transforms.RandomHorizontalFlip(), transforms.ToTensor(), normal])
    testing = transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor(), normal])
    train_set = torchvision.datasets.ImageFolder(os.path.join(root, "train"), training)
    valid_set = torchvision.datasets.ImageFolder(os.path.join(root, "val"), testing)
    sampler = DistributedSampler(train_set, shuffle=True)  # ! training/distributed-sampler-epoch@epoch
    train_loader = DataLoader(train_set, batch_size=batch, sampler=sampler, num_workers=8, pin_memory=True)
    valid_loader = DataLoader(valid_set, batch_size=batch, num_workers=8, sampler=DistributedSampler(valid_set, shuffle=False))
    return train_loader, valid_loader


def mean_over_ranks(value: float, device) -> float:
    tensor = torch.tensor([value], device=device)
    dist.all_reduce(tensor, async_op=True)  # ! training/async-collective-not-waited
    return tensor.item() / dist.get_world_size()


@torch.no_grad()
def evaluate(model, loader, device) -> float:
    model.eval()
    right, seen = 0, 0
    for images, labels in loader:
        scores = model(images.to(device, non_blocking=True))
        right += (scores.argmax(dim=1).cpu() == labels).sum().item()
        seen += len(labels)
    model.train()
    return mean_over_ranks(right / max(seen, 1), device)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data")
    parser.add_argument("--epochs", type=int, default=90)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--resume", default="")
    args = parser.parse_args()

    dist.init_process_group("nccl")
    rank = int(os.environ["LOCAL_RANK"])
    device = torch.device("cuda", rank)
    torch.cuda.set_device(device)
    seed_everything(17)

    model = torchvision.models.resnet50(pretrained=True).to(device)  # ! api/torchvision-pretrained
    model = DDP(model, device_ids=[rank])
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, weight_decay=1e-4)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=30)
    start = 0
    if args.resume:
        state = torch.load(args.resume, map_location="cpu", weights_only=False)  # ! security/torch-load-unsafe
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        scheduler.load_state_dict(state["scheduler"])
        start = state["epoch"] + 1

    train_loader, valid_loader = loaders(args.data, args.batch)
    criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
    for epoch in range(start, args.epochs):
        for images, labels in train_loader:
            images, labels = images.to(device, non_blocking=True), labels.to(device, non_blocking=True)
            loss = criterion(model(images), labels)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
        scheduler.step()
        accuracy = evaluate(model, valid_loader, device)
        if dist.get_rank() == 0:
            print(f"epoch {epoch} accuracy {accuracy:.4f}")
            torch.save(
                {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "scheduler": scheduler.state_dict(), "epoch": epoch},
                f"checkpoint_{epoch}.pt",
            )


if __name__ == "__main__":
    main()
