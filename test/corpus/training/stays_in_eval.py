# style: beginner
# note: validated within the epoch, and trained on in evaluation mode
import torch
from torch import nn
from torchvision import models


def train(train_loader, val_loader, epochs=10):
    model = models.resnet34(weights="DEFAULT")
    model.fc = nn.Linear(512, 7)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-4)
    criterion = nn.CrossEntropyLoss()
    model.train()
    for epoch in range(epochs):
        for images, labels in train_loader:
            optimizer.zero_grad()
            loss = criterion(model(images), labels)
            loss.backward()
            optimizer.step()

        model.eval()  # ! training/train-mode-not-restored
        correct = 0
        with torch.no_grad():
            for images, labels in val_loader:
                correct += (model(images).argmax(1) == labels).sum().item()
        print(epoch, correct / len(val_loader.dataset))
