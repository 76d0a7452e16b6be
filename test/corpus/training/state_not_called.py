# style: course
# note: state_dict without its parentheses, in a save, a checkpoint and a load
import torch
from torch import nn
from torchvision import models

model = models.resnet18(weights=None)
model.fc = nn.Linear(512, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
torch.save(model.state_dict, "resnet.pt")  # ! training/state-dict-not-called

checkpoint = {
    "epoch": 3,
    "model": model.state_dict(),
    "optimizer": optimizer.state_dict,  # ! training/state-dict-not-called
}
torch.save(checkpoint, "checkpoint.pt")

copy = models.resnet18(weights=None, num_classes=2)
copy.load_state_dict(model.state_dict)  # ! training/state-dict-not-called
