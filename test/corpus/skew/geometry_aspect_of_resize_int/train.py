# style: beginner
# note: Resize(256) with a centre crop keeps the aspect ratio, the demo stretches
import torch
import torchvision.transforms as transforms
from torch import nn
from torchvision.datasets import ImageFolder
from torchvision.models import vgg16

prep = transforms.Compose([transforms.Resize(256), transforms.CenterCrop(256), transforms.ToTensor()])
data = torch.utils.data.DataLoader(ImageFolder("cars", prep), batch_size=16, shuffle=True)
model = vgg16(weights="DEFAULT")
model.classifier[6] = nn.Linear(4096, 12)
optim = torch.optim.Adam(model.classifier.parameters(), lr=1e-4)
model.train()
for epoch in range(4):
    for images, labels in data:
        loss = nn.functional.cross_entropy(model(images), labels)
        optim.zero_grad()
        loss.backward()
        optim.step()
torch.jit.script(model.eval()).save("cars.ts")
