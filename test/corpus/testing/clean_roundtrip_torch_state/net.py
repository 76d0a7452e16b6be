# style: course
# note: clean; near testing/no-roundtrip-test: the weights are saved, loaded through the serving loader, and answer alike
# open: testing/no-gradient-test testing/no-learnability-test
import torch
from torch import nn


class Tiny(nn.Module):
    def __init__(self, inputs=4, classes=2):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(inputs, 8), nn.ReLU(), nn.Dropout(0.5), nn.Linear(8, classes))

    def forward(self, x):
        return self.layers(x).softmax(dim=-1)


def save(model, path):
    torch.save(model.state_dict(), path)


def load(path):
    model = Tiny()
    model.load_state_dict(torch.load(path, weights_only=True))
    return model.eval()
