# style: course
# note: clean; near evaluation/augment-validation: a dictionary of transforms, one for each part
import os

from torch.utils.data import DataLoader
from torchvision import datasets, transforms

data_transforms = {
    "train": transforms.Compose([transforms.RandomResizedCrop(224), transforms.RandomHorizontalFlip(), transforms.ToTensor()]),
    "val": transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor()]),
}
image_datasets = {x: datasets.ImageFolder(os.path.join("hymenoptera", x), data_transforms[x]) for x in ["train", "val"]}
loaders = {x: DataLoader(image_datasets[x], batch_size=4, shuffle=True) for x in ["train", "val"]}
sizes = {x: len(image_datasets[x]) for x in ["train", "val"]}
print(sizes)
