# style: package
# note: the Celery task that classifies uploads leaves out the normalization of training
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, models, transforms

to_input = transforms.Compose([
    transforms.Resize((256, 256)),
    transforms.ToTensor(),
    transforms.Normalize([0.41, 0.39, 0.35], [0.2, 0.19, 0.18]),
])


def main():
    roofs = datasets.ImageFolder("roofs", transform=to_input)
    net = models.efficientnet_b0(weights="DEFAULT")
    net.classifier[1] = nn.Linear(1280, len(roofs.classes))
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-4)
    for _ in range(12):
        for images, kinds in DataLoader(roofs, batch_size=16, shuffle=True):
            optimizer.zero_grad()
            nn.functional.cross_entropy(net(images), kinds).backward()
            optimizer.step()
    torch.save(net.state_dict(), "roofs.pth")


if __name__ == "__main__":
    main()
