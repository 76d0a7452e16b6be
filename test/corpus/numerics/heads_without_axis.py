# style: course
# note: a classifier whose softmax does not say its axis
import torch
import torch.nn as nn
import torch.nn.functional as F


class Tagger(nn.Module):
    def __init__(self, tags):
        super().__init__()
        self.rnn = nn.LSTM(64, 128, batch_first=True)
        self.out = nn.Linear(128, tags)
        self.act = nn.LogSoftmax()  # ! numerics/softmax-implicit-dim

    def forward(self, x):
        h, _ = self.rnn(x)
        return self.act(self.out(h))


def probabilities(model, x):
    with torch.no_grad():
        return F.softmax(model(x))  # ! numerics/softmax-implicit-dim


head = nn.Sequential(nn.Linear(8, 3), nn.Softmax())  # ! numerics/softmax-implicit-dim
