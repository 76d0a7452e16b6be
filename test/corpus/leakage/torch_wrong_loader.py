# style: beginner
# note: the wrong loader stands in the training loop
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, random_split
from torchvision import datasets, transforms

pictures = datasets.ImageFolder("pictures", transform=transforms.ToTensor())
train_set, test_set = random_split(pictures, [0.85, 0.15])
train_loader = DataLoader(train_set, batch_size=32, shuffle=True)
test_loader = DataLoader(test_set, batch_size=32)


class Small(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 4))

    def forward(self, x):
        return self.body(x)


model = Small()
opt = torch.optim.AdamW(model.parameters())
for epoch in range(8):
    for x, y in test_loader:  # ! leakage/test-loader-in-training
        opt.zero_grad()
        loss = F.cross_entropy(model(x), y)
        loss.backward()
        opt.step()
