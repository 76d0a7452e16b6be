# style: package
# note: clean; near skew/train-mode-at-serving: the loader puts the network into evaluation mode
import torch
from fastapi import FastAPI
from torch import nn

app = FastAPI()


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.Dropout(0.2), nn.Linear(16, 1))

    def forward(self, x):
        return self.layers(x)


def load(path):
    net = Net()
    net.load_state_dict(torch.load(path))
    net.eval()
    return net


model = load("net.pt")


@app.post("/score")
def score(values: list[float]):
    return model(torch.tensor([values])).item()
