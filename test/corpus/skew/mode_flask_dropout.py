# style: beginner
# note: weights are loaded by hand, dropout stays on
import torch
from flask import Flask, jsonify, request
from torch import nn

app = Flask(__name__)


class Sentiment(nn.Module):
    def __init__(self, words=5000):
        super().__init__()
        self.embedding = nn.EmbeddingBag(words, 64)
        self.dropout = nn.Dropout(0.3)
        self.output = nn.Linear(64, 2)

    def forward(self, tokens):
        return self.output(self.dropout(self.embedding(tokens)))


net = Sentiment()
net.load_state_dict(torch.load("sentiment.pt", map_location="cpu"))  # ! skew/train-mode-at-serving


@app.route("/sentiment", methods=["POST"])
def sentiment():
    tokens = torch.tensor([request.json["tokens"]])
    with torch.no_grad():
        scores = net(tokens)
    return jsonify(int(scores.argmax(1)))
