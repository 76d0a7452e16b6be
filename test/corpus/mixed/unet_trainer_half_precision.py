# style: package
# note: a trainer for segmentation in which half precision, clipping, the validation pass and the history each have a fault
import argparse
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Slices(Dataset):
    def __init__(self, folder: Path, names: list[str], augment: bool = False):
        self.folder = folder
        self.names = names
        self.augment = augment

    def __len__(self) -> int:
        return len(self.names)

    def __getitem__(self, index: int):
        image = np.asarray(Image.open(self.folder / "images" / self.names[index]).convert("L"), dtype=np.float32) / 255
        mask = np.asarray(Image.open(self.folder / "masks" / self.names[index]).convert("L")) > 127
        if self.augment and np.random.rand() < 0.5:
            image, mask = image[:, ::-1].copy(), mask[:, ::-1].copy()
        return torch.from_numpy(image)[None], torch.from_numpy(mask.astype(np.float32))[None]


def double_conv(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, padding=1, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
        nn.Conv2d(outputs, outputs, 3, padding=1, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    )


class SmallUNet(nn.Module):
    def __init__(self, width: int = 32, depth: int = 3):
        super().__init__()
        sizes = [width * 2**level for level in range(depth)]
        self.down = nn.ModuleList([double_conv(1 if i == 0 else sizes[i - 1], size) for i, size in enumerate(sizes)])
        self.up = [double_conv(sizes[i] + sizes[i + 1], sizes[i]) for i in range(depth - 1)]  # ! training/unregistered-submodules
        self.pool = nn.MaxPool2d(2)
        self.head = nn.Conv2d(width, 1, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        skips = []
        for block in self.down:
            x = block(x)
            skips.append(x)
            x = self.pool(x)
        x = skips.pop()
        for block in reversed(self.up):
            x = nn.functional.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)
            x = block(torch.cat([x, skips.pop()], dim=1))
        return torch.sigmoid(self.head(x))


def dice(probabilities: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    overlap = (probabilities * target).sum(dim=(1, 2, 3))
    total = probabilities.sum(dim=(1, 2, 3)) + target.sum(dim=(1, 2, 3))
    return (2 * overlap + 1) / (total + 1)


def train(args: argparse.Namespace) -> None:
    torch.manual_seed(args.seed)
    np.random.seed(args.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    names = sorted(path.name for path in (args.data / "images").glob("*.png"))
    cut = int(0.8 * len(names))
    train_loader = DataLoader(Slices(args.data, names[:cut], augment=True), batch_size=args.batch, shuffle=True, num_workers=4)
    valid_loader = DataLoader(Slices(args.data, names[cut:]), batch_size=args.batch, num_workers=4)

    model = SmallUNet().to(device)
    optimizer = torch.optim.AdamW(model.parameters(), lr=args.lr, weight_decay=1e-4)
    scaler = torch.amp.GradScaler("cuda")
    criterion = nn.BCEWithLogitsLoss()
    history = []
    for epoch in range(args.epochs):
        model.train()
        for images, masks in train_loader:
            images, masks = images.to(device), masks.to(device)
            optimizer.zero_grad()
            with torch.autocast(device_type="cuda", dtype=torch.float16):
                loss = criterion(model(images), masks)  # ! training/sigmoid-bce-mismatch
            scaler.scale(loss).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)  # ! training/clip-order
            scaler.step(optimizer)
            scaler.update()
            history.append(loss)  # ! training/graph-retained-in-history

        model.eval()
        scores = []
        with torch.no_grad():
            for images, masks in valid_loader:
                scores.append(dice(model(images.to(device)), masks.to(device)).mean().item())
        print(f"epoch {epoch}: dice {np.mean(scores):.4f}")
        torch.save(model.state_dict(), args.out / "unet.pt")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("runs"))
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--lr", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=0)
    train(parser.parse_args())
