from torchvision import transforms as T


def training():
    return T.Compose([T.RandomResizedCrop(224), T.TrivialAugmentWide(), T.ToTensor()])


def evaluation():
    return T.Compose([T.Resize(256), T.CenterCrop(224), T.ToTensor()])
