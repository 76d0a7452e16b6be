# style: beginner
# note: the accuracy of the test images is taken with dropout at work, and with gradients; nothing says eval() or no_grad()
import torch
from torch import nn, optim
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

to_tensor = transforms.ToTensor()
train_set = datasets.FashionMNIST("data", train=True, download=True, transform=to_tensor)
test_set = datasets.FashionMNIST("data", train=False, download=True, transform=to_tensor)
train_loader = DataLoader(train_set, batch_size=64, shuffle=True)
test_loader = DataLoader(test_set, batch_size=256)


class Clothes(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(784, 256)
        self.drop = nn.Dropout(0.4)
        self.out = nn.Linear(256, 10)

    def forward(self, x):
        x = torch.relu(self.hidden(x.flatten(1)))
        return self.out(self.drop(x))


torch.manual_seed(3)
net = Clothes()
criterion = nn.CrossEntropyLoss()
optimizer = optim.Adam(net.parameters(), lr=1e-3)

for epoch in range(5):
    for images, labels in train_loader:
        optimizer.zero_grad()
        loss = criterion(net(images), labels)
        loss.backward()
        optimizer.step()

correct = 0
for images, labels in test_loader:
    scores = net(images)  # ! training/eval-mode-missing
    correct += (scores.argmax(1) == labels).sum().item()
print("accuracy", correct / len(test_set))
