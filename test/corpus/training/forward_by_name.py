# style: course
# note: forward is called by its name, on a member, a variable and a list's element
import torch
from torch import nn


class Siamese(nn.Module):
    def __init__(self):
        super().__init__()
        self.tower = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 16))
        self.score = nn.CosineSimilarity()

    def forward(self, a, b):
        left = self.tower.forward(a)  # ! training/forward-called-directly
        right = self.tower(b)
        return self.score(left, right)


model = Siamese()
print(model.forward(torch.randn(2, 64), torch.randn(2, 64)))  # ! training/forward-called-directly

head = nn.Linear(4, 1)
print(head.forward(torch.ones(1, 4)))  # ! training/forward-called-directly
