# style: package
# note: the helper that validates leaves the network in evaluation mode
import torch
from torch import nn


class Tagger(nn.Module):
    def __init__(self, words, tags):
        super().__init__()
        self.embed = nn.Embedding(words, 64)
        self.drop = nn.Dropout(0.4)
        self.lstm = nn.LSTM(64, 64, batch_first=True)
        self.out = nn.Linear(64, tags)

    def forward(self, tokens):
        hidden, _ = self.lstm(self.drop(self.embed(tokens)))
        return self.out(hidden)


def evaluate(tagger, batches):
    tagger.eval()  # ! training/train-mode-not-restored
    total = 0.0
    with torch.no_grad():
        for tokens, tags in batches:
            total += nn.functional.cross_entropy(tagger(tokens).transpose(1, 2), tags).item()
    return total / len(batches)


def train(model, batches, held_out, epochs):
    optimizer = torch.optim.Adam(model.parameters())
    for epoch in range(epochs):
        for tokens, tags in batches:
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(tokens).transpose(1, 2), tags)
            loss.backward()
            optimizer.step()
        print(epoch, evaluate(model, held_out))
