# style: package
# note: contrastive training of sentence vectors: the probe has an optimiser that never steps, and a log of a probability can be of zero
import torch
import torch.nn.functional as F
from torch import nn


class Encoder(nn.Module):
    def __init__(self, words: int, width: int = 128):
        super().__init__()
        self.embed = nn.EmbeddingBag(words, width, mode="mean")
        self.project = nn.Sequential(nn.Linear(width, width), nn.Tanh(), nn.Linear(width, 64))
        self.temperature = nn.Parameter(torch.tensor(0.07))

    def forward(self, ids: torch.Tensor, offsets: torch.Tensor) -> torch.Tensor:
        vectors = self.project(self.embed(ids, offsets))
        return vectors / vectors.norm(dim=-1, keepdim=True).clamp_min(1e-6)


class Queue:
    def __init__(self, size: int, width: int):
        self.vectors = F.normalize(torch.randn(size, width), dim=1)
        self.place = 0

    def push(self, new: torch.Tensor) -> None:
        count = len(new)
        self.vectors[self.place:self.place + count] = new.detach()
        self.place = (self.place + count) % len(self.vectors)


def info_nce(anchor, positive, negatives, temperature):
    logits = torch.cat([(anchor * positive).sum(dim=1, keepdim=True), anchor @ negatives.T], dim=1) / temperature
    probability = torch.softmax(logits, dim=1)[:, 0]
    return -torch.log(probability).mean()  # ! numerics/log-of-possible-zero


def pretrain(encoder, loader, epochs, lr=1e-3):
    queue = Queue(4096, 64)
    optimizer = torch.optim.AdamW(encoder.parameters(), lr=lr)
    history = []
    for epoch in range(epochs):
        encoder.train()
        for (ids, offsets), (other_ids, other_offsets) in loader:
            anchor = encoder(ids, offsets)
            positive = encoder(other_ids, other_offsets)
            loss = info_nce(anchor, positive, queue.vectors, encoder.temperature)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            queue.push(positive)
            history.append(loss.detach())
    return torch.stack(history)


def probe(encoder, loader, classes, epochs):
    head = nn.Linear(64, classes)
    optimizer = torch.optim.SGD(head.parameters(), lr=0.1)
    encoder.eval()
    for _ in range(epochs):
        for (ids, offsets), labels in loader:  # ! training/step-missing
            with torch.no_grad():
                vectors = encoder(ids, offsets)
            optimizer.zero_grad()
            loss = F.cross_entropy(head(vectors), labels)
            loss.backward()
    return head
