# style: beginner
# note: both parts of the split read through the one augmenting transform
import torch
from torch.utils.data import DataLoader, random_split
from torchvision import datasets, transforms

tf = transforms.Compose([transforms.Resize((128, 128)), transforms.RandomRotation(20), transforms.RandomHorizontalFlip(), transforms.ToTensor()])
data = datasets.ImageFolder("flowers", transform=tf)  # ! evaluation/augment-validation@1
n = int(0.8 * len(data))
train_data, val_data = random_split(data, [n, len(data) - n], generator=torch.Generator().manual_seed(0))  # ! evaluation/augment-validation@1
train_loader = DataLoader(train_data, batch_size=32, shuffle=True)
val_loader = DataLoader(val_data, batch_size=32)
