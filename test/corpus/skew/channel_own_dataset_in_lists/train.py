# style: package
# note: the data set turns the channels when it is made; the page hands over what OpenCV decoded
import os

import cv2
import torch
from net import Breeds
from torch.utils.data import DataLoader
from torchvision import transforms


class Pictures:
    def __init__(self, folder, transform):
        self.samples = []
        for label, breed in enumerate(sorted(os.listdir(folder))):
            for name in os.listdir(os.path.join(folder, breed)):
                picture = cv2.imread(os.path.join(folder, breed, name))
                picture = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)
                self.samples.append((transform(picture), label))

    def __getitem__(self, index):
        picture, label = self.samples[index]
        return picture, label

    def __len__(self):
        return len(self.samples)


def main():
    steps = transforms.Compose([transforms.ToTensor(), transforms.Resize((224, 224)), transforms.Normalize([0.5] * 3, [0.5] * 3)])
    loader = DataLoader(Pictures("breeds", steps), batch_size=16, shuffle=True)
    net = Breeds()
    optimizer = torch.optim.Adam(net.parameters())
    for _ in range(5):
        for pictures, labels in loader:
            optimizer.zero_grad()
            loss = torch.nn.functional.cross_entropy(net(pictures), labels)
            loss.backward()
            optimizer.step()
    torch.save(net.state_dict(), "breeds.pt")


if __name__ == "__main__":
    main()
