# style: beginner
# note: the picture from Gradio is RGB already, the conversion swaps red and blue
import torch
from torch import nn
from torchvision import datasets, transforms

steps = transforms.Compose([transforms.Resize((112, 112)), transforms.ToTensor()])
faces = datasets.ImageFolder("faces", transform=steps)
loader = torch.utils.data.DataLoader(faces, batch_size=64, shuffle=True)
model = nn.Sequential(
    nn.Conv2d(3, 32, 5, stride=2), nn.ReLU(), nn.Conv2d(32, 64, 5, stride=2), nn.ReLU(), nn.AdaptiveAvgPool2d(4), nn.Flatten(),
    nn.Linear(1024, len(faces.classes)),
)
opt = torch.optim.Adam(model.parameters())
for epoch in range(20):
    for x, y in loader:
        opt.zero_grad()
        loss = nn.functional.cross_entropy(model(x), y)
        loss.backward()
        opt.step()
torch.save(model, "faces.pt")
