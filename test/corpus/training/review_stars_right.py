# style: course
# note: clean; near training/functional-dropout-always-on, training/checkpoint-reentrant, training/flatten-batch-dim, training/forward-called-directly, training/require-grad-typo, training/module-built-in-forward, training/unregistered-submodules, training/nll-without-log-softmax, training/softmax-before-cross-entropy, training/module-init-missing, training/params-captured-too-early: the same words in their right places
# open: training/no-early-stopping
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.checkpoint import checkpoint
from torchvision.models import resnet18


class Encoder(nn.Module):
    def __init__(self, words, width=128, layers=2, dropout=0.2):
        super().__init__()
        self.embed = nn.Embedding(words, width, padding_idx=0)
        self.layers = nn.ModuleList(nn.GRU(width, width, batch_first=True) for _ in range(layers))
        self.dropout = dropout
        self.heads = nn.ModuleDict({"stars": nn.Linear(width, 5), "topic": nn.Linear(width, 12)})
        self.sizes = [width] * layers
        self.hooks = []

    def step(self, layer, x):
        return layer(x)[0]

    def forward(self, tokens, task="stars"):
        x = self.embed(tokens)
        for layer in self.layers:
            x = checkpoint(self.step, layer, x, use_reentrant=False) if self.training else self.step(layer, x)
            x = F.dropout(x, self.dropout, self.training)
        x = x.mean(dim=1)
        if task == "topic":
            return F.log_softmax(self.heads[task](x), dim=-1)
        return self.heads[task](x)


class Frozen(Encoder):
    def forward(self, tokens, task="stars"):
        with torch.no_grad():
            scores = super().forward(tokens, task)
        return scores.view(scores.size(0), -1)


class Pictures(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = resnet18(weights=None)
        for parameter in self.body.parameters():
            parameter.requires_grad = False
        self.body.fc = nn.Linear(self.body.fc.in_features, 5)
        self.after = nn.Sequential(nn.Flatten(), nn.Linear(5, 5))

    def forward(self, x):
        x = self.body(x)
        return self.after(torch.flatten(x, start_dim=1))


def fit(model, batches, task="stars"):
    wanted = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.Adam(wanted, lr=1e-3)
    criterion = nn.NLLLoss() if task == "topic" else nn.CrossEntropyLoss()
    losses = []
    model.train()
    for tokens, labels in batches:
        optimizer.zero_grad()
        scores = model(tokens, task)
        loss = criterion(scores, labels)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return sum(losses) / len(losses)


def predict(model, tokens):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        stars = model(tokens).softmax(dim=-1)
    model.train(was_training)
    return stars.argmax(dim=-1)
