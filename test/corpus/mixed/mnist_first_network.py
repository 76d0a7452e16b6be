# style: beginner
# note: a first network: softmax before the loss, and test pictures are judged with dropout on
import torch
from torch import nn, optim
from torchvision import datasets, transforms

torch.manual_seed(42)
train_data = datasets.MNIST("./data", train=True, download=True, transform=transforms.ToTensor())
test_data = datasets.MNIST("./data", train=False, transform=transforms.ToTensor())
train_loader = torch.utils.data.DataLoader(train_data, batch_size=64, shuffle=True)
test_loader = torch.utils.data.DataLoader(test_data, batch_size=1000)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(28 * 28, 128)
        self.dropout = nn.Dropout(0.25)
        self.fc2 = nn.Linear(128, 10)
        self.softmax = nn.Softmax(dim=1)

    def forward(self, x):
        x = x.view(x.size(0), -1)
        x = torch.relu(self.fc1(x))
        x = self.dropout(x)
        return self.softmax(self.fc2(x))


net = Net()
criterion = nn.CrossEntropyLoss()
optimizer = optim.Adam(net.parameters(), lr=0.001)

train_losses = []
for epoch in range(5):
    running_loss = 0
    for i, (images, labels) in enumerate(train_loader):
        optimizer.zero_grad()
        output = net(images)
        loss = criterion(output, labels)  # ! training/softmax-before-cross-entropy
        loss.backward()
        optimizer.step()
        running_loss += loss.item()
    train_losses.append(running_loss / len(train_loader))
    print(f"Epoch {epoch + 1}, loss {train_losses[-1]:.3f}")

correct = 0
total = 0
for images, labels in test_loader:
    output = net(images)  # ! training/eval-mode-missing
    predicted = output.argmax(1)
    correct += (predicted == labels).sum().item()
    total += labels.size(0)
print("Accuracy:", correct / total)
torch.save(net.state_dict(), "mnist.pt")
