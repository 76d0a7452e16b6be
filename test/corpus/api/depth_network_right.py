# style: course
# note: clean; near api/numpy-in-module, api/torchscript-super, api/torchvision-pretrained, api/tf-api-misuse, api/autograd-variable, api/torch-deprecated-removed, api/item-in-forward, api/device-mismatch: tensors stay tensors
import math

import numpy as np
import tensorflow as tf
import timm
import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset
from torchvision import models


class Depth(nn.Module):
    def __init__(self, bins: int = 64):
        super().__init__()
        weights = models.ResNet34_Weights.IMAGENET1K_V1
        self.body = nn.Sequential(*list(models.resnet34(weights=weights).children())[:-2])
        self.extra = timm.create_model("convnext_tiny", pretrained=True, num_classes=0)
        self.register_buffer("edges", torch.from_numpy(np.geomspace(0.5, 80.0, bins).astype(np.float32)))
        self.out = nn.Conv2d(512, bins, 1)
        self.scale = 1 / np.sqrt(bins)

    @torch.jit.export
    def distances(self, scores: Tensor) -> Tensor:
        weights = torch.softmax(scores * self.scale, dim=1)
        return torch.einsum("bkhw,k->bhw", weights, self.edges)

    def forward(self, images: Tensor) -> Tensor:
        scores = self.out(self.body(images)) / math.sqrt(images.shape[1])
        noise = torch.randn_like(scores) * 0.01
        grid = torch.arange(scores.shape[-1], device=scores.device)
        return self.distances(scores + noise) + 0 * grid


class Upright(Depth):
    def __init__(self, bins: int = 64):
        super().__init__(bins)
        self.tilt = nn.Parameter(torch.zeros(1))

    def forward(self, images: Tensor) -> Tensor:
        return super().forward(images) * self.tilt.exp()


class Scenes(Dataset):
    def __init__(self, folder: str):
        self.images = np.load(f"{folder}/images.npy", mmap_mode="r")

    def __len__(self) -> int:
        return len(self.images)

    def __getitem__(self, index: int) -> Tensor:
        image = np.clip(np.asarray(self.images[index], dtype=np.float32) / 255, 0, 1)
        return torch.from_numpy(np.moveaxis(image, -1, 0).copy())


model = torch.jit.script(Depth().eval())
with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
    far = max(model(images).max().item() for images in DataLoader(Scenes("rooms"), batch_size=4))
table = tf.Variable(tf.random.normal((100, 8)))
print(far, tf.gather(table, [1, 12], axis=0).shape, tf.reduce_mean(table, axis=0, keepdims=True))
