# style: package
# note: clean; near evaluation/augment-validation: resize and centre crop for validation, random steps for training alone
import torch
from torch import nn, optim
from torch.utils.data import DataLoader
from torchvision import datasets, models, transforms

NORMALISE = transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
train_tf = transforms.Compose([transforms.RandomResizedCrop(224), transforms.RandomHorizontalFlip(), transforms.ToTensor(), NORMALISE])
valid_tf = transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor(), NORMALISE])
train_loader = DataLoader(datasets.ImageFolder("birds/train", train_tf), batch_size=32, shuffle=True)
valid_set = datasets.ImageFolder("birds/valid", valid_tf)
model = models.resnet18(num_classes=200)
opt = optim.Adam(model.parameters())
for xb, yb in train_loader:
    opt.zero_grad()
    nn.functional.cross_entropy(model(xb), yb).backward()
    opt.step()
model.eval()
with torch.no_grad():
    hits = sum((model(xb).argmax(1) == yb).sum().item() for xb, yb in DataLoader(valid_set, batch_size=64))
print(hits / len(valid_set))
