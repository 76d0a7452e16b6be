import io
import json
import os

import torch
from PIL import Image
from torch import nn
from torchvision import models, transforms


def model_fn(model_dir):
    net = models.resnet18()
    net.fc = nn.Linear(512, 133)
    with open(os.path.join(model_dir, "dogs.pth"), "rb") as f:
        net.load_state_dict(torch.load(f, map_location="cpu"))
    return net.eval()


def input_fn(body, content_type):
    if content_type == "application/json":
        raise ValueError("send the picture itself")
    return Image.open(io.BytesIO(body)).convert("RGB")


def predict_fn(image, model):
    steps = transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor()])
    batch = steps(image).unsqueeze(0)
    with torch.no_grad():
        return model(batch)  # ! skew/step-mismatch


def output_fn(prediction, accept):
    return json.dumps(prediction.tolist()), accept
