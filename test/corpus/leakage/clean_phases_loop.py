# style: course
# note: clean; near leakage/test-loader-in-training: both phases share a loop, steps are taken in one of them
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

to_tensor = transforms.ToTensor()
loaders = {phase: DataLoader(datasets.ImageFolder(f"bees/{phase}", to_tensor), batch_size=8, shuffle=True) for phase in ["train", "val"]}
model = nn.Sequential(nn.AdaptiveAvgPool2d(8), nn.Flatten(), nn.Linear(192, 2))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
for epoch in range(10):
    for phase in ["train", "val"]:
        model.train(phase == "train")
        for inputs, labels in loaders[phase]:
            optimizer.zero_grad()
            with torch.set_grad_enabled(phase == "train"):
                loss = criterion(model(inputs), labels)
                if phase == "train":
                    loss.backward()
                    optimizer.step()
