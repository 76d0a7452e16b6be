# style: package
# note: training reads the size from the config, the service has the number written in
import torch
import yaml
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, models, transforms

with open("config.yaml") as f:
    config = yaml.safe_load(f)


def steps(size):
    return transforms.Compose([transforms.Resize((size, size)), transforms.ToTensor()])


def main():
    data = datasets.ImageFolder("leaves", steps(config["image_size"]))
    net = models.shufflenet_v2_x1_0(num_classes=4)
    optimizer = torch.optim.Adam(net.parameters(), lr=config["learning_rate"])
    for _ in range(config["epochs"]):
        for x, y in DataLoader(data, batch_size=config["batch_size"], shuffle=True):
            optimizer.zero_grad()
            nn.functional.cross_entropy(net(x), y).backward()
            optimizer.step()
    torch.save(net.state_dict(), "outputs/leaf.pt")


if __name__ == "__main__":
    main()
