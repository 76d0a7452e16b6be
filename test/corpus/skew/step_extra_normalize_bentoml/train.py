# style: package
# note: the service normalizes with ImageNet statistics, training only makes tensors
import bentoml
import torch
from torch import nn, optim
from torch.utils.data import DataLoader
from torchvision import datasets, models, transforms

augment = transforms.Compose([
    transforms.RandomResizedCrop(224, scale=(0.7, 1.0)),
    transforms.RandomHorizontalFlip(),
    transforms.ToTensor(),
])
plain = transforms.Compose([transforms.Resize((224, 224)), transforms.ToTensor()])


def run(epochs=8, device="cuda"):
    train_set = datasets.ImageFolder("beans/train", transform=augment)
    valid_set = datasets.ImageFolder("beans/valid", transform=plain)
    loader = DataLoader(train_set, batch_size=64, shuffle=True, num_workers=4)
    valid_loader = DataLoader(valid_set, batch_size=64)

    net = models.resnet18(weights="DEFAULT")
    net.fc = nn.Linear(net.fc.in_features, len(train_set.classes))
    net.to(device)
    optimizer = optim.AdamW(net.parameters(), lr=3e-4)
    criterion = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        net.train()
        for images, labels in loader:
            optimizer.zero_grad()
            loss = criterion(net(images.to(device)), labels.to(device))
            loss.backward()
            optimizer.step()
        net.eval()
        with torch.no_grad():
            hits = sum((net(x.to(device)).argmax(1).cpu() == y).sum().item() for x, y in valid_loader)
        print(epoch, hits / len(valid_set))
    bentoml.pytorch.save_model("bean_leaf", net.cpu().eval(), custom_objects={"classes": train_set.classes})


if __name__ == "__main__":
    run()
