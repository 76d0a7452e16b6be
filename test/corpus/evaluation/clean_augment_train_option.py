# style: package
# note: clean; near evaluation/augment-validation: a function picks the transform by the part it is for
from torch.utils.data import DataLoader
from torchvision import datasets, transforms


def transform_for(part):
    steps = [transforms.Resize((96, 96))]
    if part == "train":
        steps = steps + [transforms.RandomHorizontalFlip(), transforms.ColorJitter(0.1)]
    return transforms.Compose(steps + [transforms.ToTensor()])


def loader(part):
    data = datasets.ImageFolder(f"signs/{part}", transform=transform_for(part))
    return DataLoader(data, batch_size=64, shuffle=part == "train")


train_loader, valid_loader, test_loader = loader("train"), loader("valid"), loader("test")
