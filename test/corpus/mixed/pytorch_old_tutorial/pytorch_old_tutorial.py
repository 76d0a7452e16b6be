# style: beginner
# note: code after a tutorial of 2017: variables, the old way to weights, names that PyTorch has lost and tensors copied by the constructor
import matplotlib.pyplot as plt
import numpy as np
import torch
import torch.nn as nn
import torch.optim as optim
from torch.autograd import Variable
from torchvision import datasets, models, transforms

torch.manual_seed(0)

transform = transforms.Compose([
    transforms.Resize(256),
    transforms.CenterCrop(224),
    transforms.ToTensor(),
    transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
])
train_data = datasets.ImageFolder("hymenoptera/train", transform)
test_data = datasets.ImageFolder("hymenoptera/test", transform)
train_loader = torch.utils.data.DataLoader(train_data, batch_size=4, shuffle=True)
test_loader = torch.utils.data.DataLoader(test_data, batch_size=4)

model_ft = models.resnet18(pretrained=True)  # ! api/torchvision-pretrained
for param in model_ft.parameters():
    param.require_grad = False  # ! training/require-grad-typo
model_ft.fc = nn.Linear(model_ft.fc.in_features, 2)

criterion = nn.CrossEntropyLoss()
optimizer = optim.SGD(model_ft.fc.parameters(), lr=0.001, momentum=0.9, weigth_decay=1e-4)  # ! api/unknown-keyword
losses = []

for epoch in range(25):
    for inputs, labels in train_loader:
        inputs = Variable(inputs)  # ! api/autograd-variable
        labels = Variable(labels)  # ! api/autograd-variable
        optimizer.zero_grad()
        outputs = model_ft(inputs)
        loss = criterion(outputs, labels)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())

    correct = 0
    model_ft.eval()  # ! training/train-mode-not-restored
    with torch.no_grad():
        for inputs, labels in test_loader:
            predicted = torch.max(model_ft(inputs), 1)[1]
            correct += torch.sum(predicted == labels).item()
    print("epoch", epoch, "accuracy", correct / len(test_data))

weights = torch.tensor(model_ft.fc.weight)  # ! numerics/tensor-copy
u, s, v = torch.svd(weights.detach())  # ! api/torch-deprecated-removed
q, r = torch.qr(weights.detach().t())  # ! api/torch-deprecated-removed
print(s[:5], np.array(losses[-100:]).mean())

plt.plot(losses)
plt.savefig("losses.png")
torch.save(model_ft.state_dict(), "ants.pt")
