import numpy as np
import torch
from PIL import Image
from torchvision import models


def load(path="leaves.pt", classes=5):
    model = models.resnet18(num_classes=classes)
    model.load_state_dict(torch.load(path))
    return model.eval()


def prepare_image(path):  # ! testing/no-parity-test@parity
    image = Image.open(path).convert("RGB").resize((224, 224), Image.BILINEAR)
    scaled = (np.asarray(image, dtype=np.float32) / 255 - 0.5) / 0.5
    return torch.from_numpy(scaled.transpose(2, 0, 1)).unsqueeze(0)


def predict(path):  # ! testing/no-parity-test@parity
    with torch.no_grad():
        return int(load()(prepare_image(path)).argmax())
