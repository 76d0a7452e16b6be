# style: package
# note: layers that leave the graph through NumPy, exported methods that call their parents', arguments that TensorFlow ignores
import numpy as np
import tensorflow as tf
import torch
from tensorflow.python.ops import math_ops  # ! api/non-public-api
from torch import nn
from torch.autograd import Variable
from torchvision.models import vgg16


class Flow(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.project = nn.Linear(width, width)
        self.eyes = vgg16(True)  # ! api/torchvision-pretrained

    @torch.jit.export
    def invert(self, z: torch.Tensor) -> torch.Tensor:
        return self.project(z)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        scores = self.project(x)
        gate = np.maximum(scores, 0)  # ! api/numpy-in-module
        start = Variable(torch.zeros(1))  # ! api/autograd-variable
        return gate * x + start


class Scaled(Flow):
    @torch.jit.export
    def invert(self, z: torch.Tensor) -> torch.Tensor:
        return super().invert(z) * 2  # ! api/torchscript-super


class Pairs(nn.Module):
    def forward(self, left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
        both = torch.stack([left, right])
        return np.exp(both).sum()  # ! api/numpy-in-module


table = tf.random.normal((100, 4))
rows = tf.gather(table, [3, 5], validate_indices=False)  # ! api/tf-api-misuse
print(rows, math_ops)
