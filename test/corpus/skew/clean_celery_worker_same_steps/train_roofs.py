# style: package
# note: clean; near skew/step-mismatch: the Celery worker imports the steps of training; another task only cleans up
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, models, transforms

from steps import to_input

augment = transforms.Compose([transforms.RandomHorizontalFlip(), to_input])
roofs = datasets.ImageFolder("roofs", transform=augment)
net = models.efficientnet_b0(weights="DEFAULT")
net.classifier[1] = nn.Linear(1280, len(roofs.classes))
optimizer = torch.optim.Adam(net.parameters(), lr=1e-4)
for _ in range(12):
    for images, kinds in DataLoader(roofs, batch_size=16, shuffle=True):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(images), kinds).backward()
        optimizer.step()
torch.save({"weights": net.state_dict(), "kinds": roofs.classes}, "roofs.pth")
