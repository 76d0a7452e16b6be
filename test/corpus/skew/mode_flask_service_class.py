# style: package
# note: the network is loaded in the constructor of a service
import torch
import torch.nn as nn
from flask import Flask, jsonify, request

app = Flask(__name__)


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.LSTM(16, 32, batch_first=True)
        self.norm = nn.BatchNorm1d(32)
        self.out = nn.Linear(32, 5)

    def forward(self, x):
        states, _ = self.rnn(x)
        return self.out(self.norm(states[:, -1]))


class Service:
    def __init__(self, path):
        self.model = Tagger()
        self.model.load_state_dict(torch.load(path))  # ! skew/train-mode-at-serving

    def tags(self, rows):
        with torch.no_grad():
            return self.model(torch.tensor(rows)).argmax(1).tolist()


service = Service("tagger.pt")


@app.post("/tags")
def tags():
    return jsonify(service.tags(request.get_json()["rows"]))
