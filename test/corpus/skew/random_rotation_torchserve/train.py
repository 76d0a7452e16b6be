# style: package
# note: the handler took the training transforms along
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, models, transforms

augment = transforms.Compose([
    transforms.Grayscale(3),
    transforms.Resize((256, 256)),
    transforms.RandomRotation(15),
    transforms.ToTensor(),
])


def main():
    data = datasets.ImageFolder("xray/train", transform=augment)
    net = models.densenet121(weights="DEFAULT")
    net.classifier = nn.Linear(1024, 2)
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-4)
    for _ in range(6):
        for x, y in DataLoader(data, 16, shuffle=True):
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(net(x), y)
            loss.backward()
            optimizer.step()
    torch.jit.script(net.eval()).save("xray.pt")


if __name__ == "__main__":
    main()
