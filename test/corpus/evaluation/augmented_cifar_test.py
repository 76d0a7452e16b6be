# style: course
# note: the test set of CIFAR-10 is cropped and flipped at random like the training set
from torch.utils.data import DataLoader
from torchvision import datasets
from torchvision import transforms as T

tfm = T.Compose([T.RandomCrop(32, padding=4), T.RandomHorizontalFlip(), T.ToTensor(), T.Normalize((0.49, 0.48, 0.45), (0.25, 0.24, 0.26))])
train = datasets.CIFAR10("./data", train=True, download=True, transform=tfm)
test = datasets.CIFAR10("./data", train=False, download=True, transform=tfm)  # ! evaluation/augment-validation
train_loader = DataLoader(train, 128, shuffle=True)
test_loader = DataLoader(test, 256)
