# style: beginner
# note: clean; near skew/train-mode-at-serving: no layer of this network works otherwise in training
import torch
from flask import Flask, jsonify, request
from torch import nn

app = Flask(__name__)


class Autoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encode = nn.Sequential(nn.Linear(20, 8), nn.ReLU())
        self.decode = nn.Linear(8, 20)

    def forward(self, x):
        return self.decode(self.encode(x))


model = Autoencoder()
model.load_state_dict(torch.load("autoencoder.pt"))


@app.route("/anomaly", methods=["POST"])
def anomaly():
    row = torch.tensor([request.get_json()["values"]])
    return jsonify(float(((model(row) - row) ** 2).mean()))
