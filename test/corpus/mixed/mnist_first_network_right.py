# style: beginner
# note: clean; near training/softmax-before-cross-entropy, training/grad-enabled-inference, training/eval-mode-missing, training/train-mode-not-restored: the same network with logits for the loss and probabilities only to look at
import torch
from torch import nn, optim
from torchvision import datasets, transforms

torch.manual_seed(42)
train_data = datasets.MNIST("./data", train=True, download=True, transform=transforms.ToTensor())
test_data = datasets.MNIST("./data", train=False, transform=transforms.ToTensor())
train_loader = torch.utils.data.DataLoader(train_data, batch_size=64, shuffle=True)
test_loader = torch.utils.data.DataLoader(test_data, batch_size=1000)

net = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Dropout(0.25), nn.Linear(128, 10))
criterion = nn.CrossEntropyLoss()
optimizer = optim.Adam(net.parameters(), lr=0.001)


def accuracy(loader):
    was_training = net.training
    net.eval()
    correct = 0
    with torch.no_grad():
        for images, labels in loader:
            correct += (net(images).argmax(1) == labels).sum().item()
    net.train(was_training)
    return correct / len(loader.dataset)


for epoch in range(5):
    running_loss = 0
    for images, labels in train_loader:
        optimizer.zero_grad()
        loss = criterion(net(images), labels)
        loss.backward()
        optimizer.step()
        running_loss += loss.item()
    print(f"Epoch {epoch + 1}, loss {running_loss / len(train_loader):.3f}, accuracy {accuracy(test_loader):.3f}")

net.eval()
with torch.no_grad():
    image, label = test_data[0]
    probabilities = torch.softmax(net(image[None]), dim=1)
print(label, probabilities.max().item())
