import io

import torch
from PIL import Image
from torchvision import transforms
from ts.torch_handler.base_handler import BaseHandler


class XrayHandler(BaseHandler):
    steps = transforms.Compose([
        transforms.Grayscale(3),
        transforms.Resize((256, 256)),
        transforms.RandomRotation(15),  # ! skew/random-step-at-inference
        transforms.ToTensor(),
    ])

    def preprocess(self, data):
        pictures = []
        for row in data:
            body = row.get("data") or row.get("body")
            pictures.append(self.steps(Image.open(io.BytesIO(body))))
        return torch.stack(pictures).to(self.device)

    def postprocess(self, logits):
        return torch.softmax(logits, 1)[:, 1].tolist()
