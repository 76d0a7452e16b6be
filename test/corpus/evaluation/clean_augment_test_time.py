# style: competition
# note: clean; near evaluation/augment-validation: predictions over several random views are averaged on purpose, with a transform made for it
import torch
from torch.utils.data import DataLoader
from torchvision import datasets, models, transforms

base = [transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor()]
train_tf = transforms.Compose([transforms.RandomResizedCrop(224), transforms.RandomHorizontalFlip(), transforms.ToTensor()])
tta_tf = transforms.Compose([transforms.RandomHorizontalFlip(), *base])
train_set = datasets.ImageFolder("whales/train", train_tf)
train_loader = DataLoader(train_set, batch_size=32, shuffle=True)
test_set = datasets.ImageFolder("whales/test", tta_tf)
model = models.resnet18(num_classes=10)
model.load_state_dict(torch.load("whales.pt", weights_only=True))
model.eval()
with torch.no_grad():
    views = [torch.cat([model(x).softmax(1) for x, _ in DataLoader(test_set, batch_size=64)]) for _ in range(4)]
print(torch.stack(views).mean(0).argmax(1))
