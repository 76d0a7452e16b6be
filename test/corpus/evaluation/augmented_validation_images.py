# style: package
# note: one transform with random crops and flips for training and validation
from torch import nn, optim
from torch.utils.data import DataLoader
from torchvision import datasets, models, transforms

augment = transforms.Compose([
    transforms.RandomResizedCrop(224),
    transforms.RandomHorizontalFlip(),
    transforms.ColorJitter(0.2, 0.2),
    transforms.ToTensor(),
])

train_set = datasets.ImageFolder("birds/train", transform=augment)
valid_set = datasets.ImageFolder("birds/valid", transform=augment)  # ! evaluation/augment-validation
train_loader = DataLoader(train_set, batch_size=32, shuffle=True)
valid_loader = DataLoader(valid_set, batch_size=32)
model = models.resnet18(num_classes=len(train_set.classes))
opt = optim.Adam(model.parameters())
for xb, yb in train_loader:
    opt.zero_grad()
    nn.functional.cross_entropy(model(xb), yb).backward()
    opt.step()
model.eval()
hits = sum((model(xb).argmax(1) == yb).sum().item() for xb, yb in valid_loader)
print(hits / len(valid_set))
