import os

import torch
from celery import shared_task
from PIL import Image
from torch import nn
from torchvision import models

from steps import to_input

saved = torch.load("roofs.pth", map_location="cpu")
net = models.efficientnet_b0()
net.classifier[1] = nn.Linear(1280, len(saved["kinds"]))
net.load_state_dict(saved["weights"])
net.eval()


@shared_task(bind=True, max_retries=2)
def sort_upload(self, path):
    image = Image.open(path).convert("RGB")
    with torch.no_grad():
        scores = net(to_input(image).unsqueeze(0))
    return saved["kinds"][int(scores.argmax(1))]


@shared_task
def remove_upload(path):
    os.remove(path)
