# style: competition
# note: clean; near training/params-captured-too-early: replaced before, a new optimizer behind, moved to the device, or another network
import torch
from torch import nn
from torchvision import models

device = torch.device("cuda")
model = models.resnet50(weights="DEFAULT")
model.fc = nn.Linear(2048, 12)
optimizer = torch.optim.Adam(model.parameters(), lr=1e-4)
model = model.to(device)


def two_stages(classes):
    net = models.resnet18(weights="DEFAULT")
    opt = torch.optim.SGD(net.parameters(), lr=0.01)
    net.fc = nn.Linear(512, classes)
    opt = torch.optim.SGD(net.parameters(), lr=0.01)
    return net, opt


def teacher_and_student(classes):
    student = models.resnet18(weights=None, num_classes=classes)
    opt = torch.optim.Adam(student.parameters())
    teacher = models.resnet50(weights="DEFAULT")
    teacher.fc = nn.Identity()
    return student, teacher, opt
