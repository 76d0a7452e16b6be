# style: package
# note: clean; near training/forward-called-directly: super().forward, a method of another kind, and a robot that goes forward
import torch
from torch import nn


class Scaled(nn.Linear):
    def forward(self, x):
        return super().forward(x) * 0.5


class Robot:
    def forward(self, metres):
        return metres


class Kernel(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.clamp(min=0)


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.scaled = Scaled(3, 3)

    def forward(self, x):
        return self.scaled(x)

    def features(self, x):
        return self.forward(x).mean()


robot = Robot()
robot.forward(3)
print(Model()(torch.ones(1, 3)))
